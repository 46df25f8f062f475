import { type Ast, BINARY, type CallNode, type Node, OPERATORS } from '../ast/index.ts'
import { writeLiteral } from './quote.ts'

/** How tightly a node binds; a part that binds less than its place asks for stands in parentheses. */
const LEVEL = { conditional: 0, or: 1, and: 2, binary: 2, unary: 6, member: 7 } as const

const SYMBOLS: ReadonlyMap<string, { readonly symbol: string; readonly level: number }> = new Map(
  [...BINARY].map(([symbol, { name, level }]) => [name, { symbol, level: LEVEL.binary + level }]),
)

const IDENTIFIER = /^[A-Za-z_]\w*$/

/** Words that are no field's name without quotes. */
const KEYWORDS: ReadonlySet<string> = new Set(['in', 'true', 'false', 'null'])

const writeField = (name: string): string => (IDENTIFIER.test(name) && !KEYWORDS.has(name) ? name : `\`${name}\``)

class Printer {
  readonly #macroCalls: Ast['macroCalls']

  constructor(macroCalls: Ast['macroCalls']) {
    this.#macroCalls = macroCalls
  }

  /** The text of a node at a place that asks for a level. */
  at(level: number, node: Node): string {
    const written = this.#macroCalls.get(node.id) ?? node
    const text = this.#write(written)
    return this.#levelOf(written) < level ? `(${text})` : text
  }

  #levelOf(node: Node): number {
    // A sign before a number would otherwise be taken for an operator of what stands before or behind it.
    if (node.kind === 'literal') return writeLiteral(node.value).startsWith('-') ? LEVEL.unary : LEVEL.member
    if (node.kind !== 'call') return LEVEL.member
    switch (node.name) {
      case OPERATORS.conditional:
        return LEVEL.conditional
      case OPERATORS.or:
        return LEVEL.or
      case OPERATORS.and:
        return LEVEL.and
      case OPERATORS.not:
      case OPERATORS.negate:
        return LEVEL.unary
      default:
        return SYMBOLS.get(node.name)?.level ?? LEVEL.member
    }
  }

  #list(nodes: readonly Node[]): string {
    return nodes.map((node) => this.at(0, node)).join(', ')
  }

  #write(node: Node): string {
    switch (node.kind) {
      case 'literal':
        return writeLiteral(node.value)
      case 'ident':
        return node.name
      case 'select': {
        const text = `${this.at(LEVEL.member, node.operand)}.${writeField(node.field)}`
        return node.test ? `has(${text})` : text
      }
      case 'call':
        return this.#call(node)
      case 'list': {
        const optional = new Set(node.optional)
        return `[${node.elements.map((element, i) => (optional.has(i) ? '?' : '') + this.at(0, element)).join(', ')}]`
      }
      case 'map':
        return `{${node.entries.map(({ key, value, optional }) => `${optional ? '?' : ''}${this.at(0, key)}: ${this.at(0, value)}`).join(', ')}}`
      case 'struct':
        return `${node.type}{${node.fields.map(({ name, value, optional }) => `${optional ? '?' : ''}${writeField(name)}: ${this.at(0, value)}`).join(', ')}}`
      case 'comprehension':
        return `__comprehension__(${this.#list([node.range, node.init, node.condition, node.step, node.result])})`
    }
  }

  #call(node: CallNode): string {
    const { name, target, args } = node
    if (target) return `${this.at(LEVEL.member, target)}.${name}(${this.#list(args)})`
    const [first, second, third] = args as readonly [Node, Node, Node]
    switch (name) {
      case OPERATORS.conditional:
        return `${this.at(LEVEL.or, first)} ? ${this.at(LEVEL.or, second)} : ${this.at(LEVEL.conditional, third)}`
      case OPERATORS.or:
        return args.map((arg) => this.at(LEVEL.and, arg)).join(' || ')
      case OPERATORS.and:
        return args.map((arg) => this.at(LEVEL.binary + 1, arg)).join(' && ')
      case OPERATORS.not:
        return `!${this.at(LEVEL.member, first)}`
      case OPERATORS.negate:
        return this.#negated(first)
      case OPERATORS.index:
        return `${this.at(LEVEL.member, first)}[${this.at(0, second)}]`
      case OPERATORS.optionalIndex:
        return `${this.at(LEVEL.member, first)}[?${this.at(0, second)}]`
      case OPERATORS.optionalSelect:
        return `${this.at(LEVEL.member, first)}.?${second.kind === 'literal' && typeof second.value === 'string' ? writeField(second.value) : ''}`
      default: {
        const operator = SYMBOLS.get(name)
        if (!operator) return `${name}(${this.#list(args)})`
        return `${this.at(operator.level, first)} ${operator.symbol} ${this.at(operator.level + 1, second)}`
      }
    }
  }

  /** A minus right before digits would make them a negative number. */
  #negated(operand: Node): string {
    const text = this.at(LEVEL.member, operand)
    return /^[0-9.]/.test(text) ? `-(${text})` : `-${text}`
  }
}

/** An expression as it is written, with its macros: parsed again it is the same. */
export const print = ({ root, macroCalls }: Ast): string => new Printer(macroCalls).at(0, root)
