import {
  type Ast,
  BINARY,
  type CallNode,
  type MapEntry,
  type Node,
  NodeMaker,
  OPERATORS,
  type Span,
  type StructField,
  heightOf,
} from '../ast/index.ts'
import { CelError, type Problem } from '../errors.ts'
import { type Token, type TokenKind, tokenize, unquoteBytes, unquoteString } from '../lexer/index.ts'
import type { Macro } from '../library.ts'
import { CelFailure, type Value, countCodePoints } from '../values/index.ts'
import { doubleLiteral, intLiteral, uintLiteral } from './numbers.ts'

export type ParserOptions = {
  readonly macros: ReadonlyMap<string, Macro>
  /** Allows `?.`, `[?]`, `{?k: v}`. */
  readonly optionalSyntax: boolean
  /** Allows fields in backquotes. */
  readonly escapedFields: boolean
  /** Bounds as cel-go has them. */
  readonly limits: ParserLimits
}

export type ParserLimits = {
  /** Nesting, and the length of a chain such as `a.b.c` or `1 + 2 + 3`. */
  readonly depth: number
  /** Code points. */
  readonly size: number
  /** Nodes, those of macros' expansions too. */
  readonly nodes: number
}

export const DEFAULT_LIMITS: ParserLimits = { depth: 250, size: 100_000, nodes: 400_000 }

/** Levels of a tree after the macros: what later phases can walk by recursion on a stack of the usual size. */
const HEIGHT = 1500

const RESERVED: ReadonlySet<string> = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)

/** What may begin an expression, as cel-go lists it. */
const EXPRESSION = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"
const STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['[', '{', '(', '.', '-', '!', 'true', 'false', 'null'] as const),
  ...(['double', 'int', 'uint', 'string', 'bytes', 'ident'] as const),
])

/** The key of a macro in a table: name, number of arguments or `*`, and whether it has a receiver. */
export const macroKey = (name: string, args: number | '*', member: boolean): string => `${name}:${args}:${member}`

/** Ends the parsing: what follows has no sense any more. */
class Stop extends Error {}

class Parser {
  readonly #source: string
  readonly #tokens: readonly Token[]
  readonly #options: ParserOptions
  readonly #problems: Problem[]
  readonly #ids = { next: 1 }
  readonly #macroCalls = new Map<number, CallNode>()
  #at = 0
  #depth = 0

  constructor(source: string, options: ParserOptions) {
    this.#source = source
    this.#options = options
    const { tokens, problems } = tokenize(source)
    this.#tokens = tokens
    this.#problems = [...problems]
  }

  parse(): Ast {
    let root: Node | undefined
    try {
      root = this.#expression()
      if (this.#next.kind !== 'end') this.#unexpected(this.#next, '<EOF>')
    } catch (error) {
      if (!(error instanceof Stop)) throw error
    }
    if (!root || this.#problems.length > 0) throw new CelError('syntax', this.#source, this.#problems)
    if (heightOf(root) > HEIGHT) throw new CelError('limit', this.#source, [{ message: 'max recursion depth exceeded', offset: 0 }])
    return { source: this.#source, root, macroCalls: this.#macroCalls, size: this.#ids.next }
  }

  get #next(): Token {
    return this.#tokens[this.#at]!
  }

  #take(): Token {
    return this.#tokens[this.#at++]!
  }

  #takeIf(kind: TokenKind): Token | undefined {
    return this.#next.kind === kind ? this.#take() : undefined
  }

  #expect(kind: TokenKind, name = `'${kind}'`): Token {
    return this.#takeIf(kind) ?? this.#unexpected(this.#next, name)
  }

  #text({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#source.slice(start, end)
  }

  #unexpected(token: Token, wanted: string): never {
    const found = token.kind === 'end' ? '<EOF>' : this.#text(token).slice(0, 100)
    const after = this.#tokens[this.#at + 1]?.kind ?? 'end'
    // It would be right without this token.
    const isExtra = token.kind !== 'end' && (wanted === '<EOF>' ? after === 'end' : wanted === EXPRESSION && STARTS.has(after))
    this.#report(token.start, `Syntax error: ${isExtra ? 'extraneous' : 'mismatched'} input '${found}' expecting ${wanted}`)
    throw new Stop()
  }

  #report(offset: number, message: string): void {
    this.#problems.push({ message, offset })
  }

  #make(span: Span): NodeMaker {
    if (this.#ids.next > this.#options.limits.nodes)
      throw new CelError('limit', this.#source, [{ message: `expression count exceeds limit of ${this.#options.limits.nodes}`, offset: 0 }])
    return new NodeMaker(this.#ids, span)
  }

  /** Runs a rule one level deeper. */
  #nested<T>(rule: () => T): T {
    this.#deeper()
    const result = rule()
    this.#depth--
    return result
  }

  #deeper(): void {
    if (++this.#depth > this.#options.limits.depth)
      throw new CelError('limit', this.#source, [
        { message: `expression recursion limit exceeded: ${this.#options.limits.depth}`, offset: this.#next.start },
      ])
  }

  #expression(): Node {
    return this.#nested(() => {
      const condition = this.#logical(OPERATORS.or)
      const question = this.#takeIf('?')
      if (!question) return condition
      const then = this.#logical(OPERATORS.or)
      this.#expect(':')
      const otherwise = this.#expression()
      return this.#make({ at: question.start, start: condition.start, end: otherwise.end }).conditional(condition, then, otherwise)
    })
  }

  #logical(name: string): Node {
    const operand = (): Node => (name === OPERATORS.or ? this.#logical(OPERATORS.and) : this.#binary(1))
    const terms = [operand()]
    const first = this.#next
    while (this.#takeIf(name === OPERATORS.or ? '||' : '&&')) terms.push(operand())
    if (terms.length === 1) return terms[0]!
    return this.#make({ at: first.start, start: terms[0]!.start, end: terms.at(-1)!.end }).call(name, ...terms)
  }

  /** Operators of a level and all that bind more tightly, from left to right. */
  #binary(level: number): Node {
    let left = level === 4 ? this.#unary() : this.#binary(level + 1)
    const depth = this.#depth
    for (;;) {
      const token = this.#next
      const operator = BINARY.get(token.kind)
      if (!operator || operator.level !== level || level === 4) break
      this.#at++
      this.#deeper()
      const right = this.#binary(level + 1)
      left = this.#make({ at: token.start, start: left.start, end: right.end }).call(operator.name, left, right)
    }
    this.#depth = depth
    return left
  }

  #unary(): Node {
    const first = this.#next
    if (first.kind !== '!' && (first.kind !== '-' || this.#isSignedLiteral())) return this.#member()
    let count = 0
    while (this.#takeIf(first.kind)) count++
    const operand = this.#member()
    // Two of them are none.
    if (count % 2 === 0) return operand
    const name = first.kind === '!' ? OPERATORS.not : OPERATORS.negate
    return this.#make({ at: first.start, start: first.start, end: operand.end }).call(name, operand)
  }

  /** One minus right before a number belongs to the number. */
  #isSignedLiteral(): boolean {
    const after = this.#tokens[this.#at + 1]?.kind
    return this.#next.kind === '-' && (after === 'int' || after === 'double')
  }

  #member(): Node {
    let node = this.#primary()
    const depth = this.#depth
    for (;;) {
      const token = this.#next
      if (token.kind === '.') node = this.#dot(node)
      else if (token.kind === '[') node = this.#index(node)
      else if (token.kind === '{' && qualifiedName(node) !== undefined && !this.#isNested(node)) node = this.#struct(node)
      else break
      this.#deeper()
    }
    this.#depth = depth
    return node
  }

  /** Whether a name stood in parentheses: then it is no type's name. */
  #isNested(node: Node): boolean {
    return this.#source[node.start] === '('
  }

  #dot(operand: Node): Node {
    const dot = this.#take()
    const question = this.#takeIf('?')
    const token = this.#next
    const field = this.#field()
    if (question) {
      if (!this.#options.optionalSyntax) this.#report(dot.start, `unsupported syntax '.?'`)
      const make = this.#make({ at: dot.start, start: operand.start, end: token.end })
      return make.call(OPERATORS.optionalSelect, operand, make.at({ at: token.start, start: token.start, end: token.end }).literal(field))
    }
    if (this.#next.kind !== '(' || token.kind === 'escaped-ident')
      return this.#make({ at: dot.start, start: operand.start, end: token.end }).select(operand, field)
    const open = this.#take()
    const args = this.#list(')', () => this.#expression(), false)
    return this.#call({ at: open.start, start: operand.start, end: this.#take().end }, field, operand, args)
  }

  /** A field's name, in backquotes where it is no identifier. */
  #field(): string {
    const token = this.#next
    if (token.kind !== 'ident' && token.kind !== 'escaped-ident') this.#unexpected(token, 'IDENTIFIER')
    this.#at++
    if (token.kind === 'ident') return this.#text(token)
    if (!this.#options.escapedFields) this.#report(token.start, "unsupported syntax: '`'")
    return this.#source.slice(token.start + 1, token.end - 1)
  }

  #index(operand: Node): Node {
    const open = this.#take()
    const question = this.#takeIf('?')
    if (question && !this.#options.optionalSyntax) this.#report(open.start, `unsupported syntax '[?'`)
    const index = this.#expression()
    const { end } = this.#expect(']')
    const name = question ? OPERATORS.optionalIndex : OPERATORS.index
    return this.#make({ at: open.start, start: operand.start, end }).call(name, operand, index)
  }

  /** Items between commas up to a closing token, which is left. */
  #list<T>(close: TokenKind, item: () => T, trailing: boolean): T[] {
    const items: T[] = []
    while (this.#next.kind !== close) {
      items.push(item())
      if (this.#next.kind === close) break
      this.#expect(',', `{',', '${close}'}`)
      if (this.#next.kind === close && !trailing) this.#unexpected(this.#next, 'an expression')
    }
    return items
  }

  #optional(): boolean {
    const question = this.#takeIf('?')
    if (question && !this.#options.optionalSyntax) this.#report(question.start, `unsupported syntax '?'`)
    return question !== undefined
  }

  #primary(): Node {
    const token = this.#next
    switch (token.kind) {
      case '.':
      case 'ident':
        return this.#identOrCall()
      case '(':
        return this.#parenthesised()
      case '[':
        return this.#listLiteral()
      case '{':
        return this.#mapLiteral()
      case 'end':
      case 'escaped-ident':
      case 'in':
        return this.#unexpected(token, EXPRESSION)
      default:
        return this.#literal()
    }
  }

  #parenthesised(): Node {
    const open = this.#take()
    const node = this.#expression()
    const { end } = this.#expect(')')
    return { ...node, start: open.start, end }
  }

  #identOrCall(): Node {
    const { start } = this.#next
    const dot = this.#takeIf('.')
    const token = this.#expect('ident', 'IDENTIFIER')
    const word = this.#text(token)
    const name = dot ? `.${word}` : word
    if (RESERVED.has(word)) this.#report(start, `reserved identifier: ${word}`)
    const open = this.#takeIf('(')
    if (!open) return this.#make({ at: start, start, end: token.end }).ident(name)
    const args = this.#list(')', () => this.#expression(), false)
    return this.#call({ at: open.start, start, end: this.#take().end }, name, undefined, args)
  }

  #call(span: Span, name: string, target: Node | undefined, args: readonly Node[]): Node {
    const make = this.#make(span)
    const call = target ? make.memberCall(name, target, ...args) : make.call(name, ...args)
    const { macros } = this.#options
    const member = target !== undefined
    const macro = macros.get(macroKey(name, args.length, member)) ?? macros.get(macroKey(name, '*', member))
    const expanded = macro?.expand(make, target, args)
    if (expanded === undefined) return call
    if (expanded instanceof CelFailure) {
      this.#report(expanded.at, expanded.message)
      return call
    }
    this.#macroCalls.set(expanded.id, call)
    return expanded
  }

  #listLiteral(): Node {
    const open = this.#take()
    const optional: number[] = []
    let count = 0
    const element = (): Node => {
      if (this.#optional()) optional.push(count)
      count++
      return this.#expression()
    }
    const elements = this.#list(']', element, true)
    return this.#make({ at: open.start, start: open.start, end: this.#take().end }).list(elements, optional)
  }

  #mapLiteral(): Node {
    const open = this.#take()
    const entry = (): MapEntry => {
      const optional = this.#optional()
      const key = this.#expression()
      const colon = this.#expect(':')
      return { key, value: this.#expression(), optional, at: colon.start }
    }
    const entries = this.#list('}', entry, true)
    return this.#make({ at: open.start, start: open.start, end: this.#take().end }).map(entries)
  }

  #struct(name: Node): Node {
    const open = this.#take()
    const entry = (): StructField => {
      const optional = this.#optional()
      const field = this.#field()
      const colon = this.#expect(':')
      return { name: field, value: this.#expression(), optional, at: colon.start }
    }
    const fields = this.#list('}', entry, true)
    return this.#make({ at: open.start, start: name.start, end: this.#take().end }).struct(qualifiedName(name)!, fields)
  }

  #literal(): Node {
    const before = this.#at
    const token = this.#take()
    const signed = token.kind === '-'
    const last = signed ? this.#take() : token
    const text = this.#source.slice(token.start, last.end).replace(/^-\s*/, '-')
    const make = this.#make({ at: token.start, start: token.start, end: last.end })
    const wrong = (message: string): Value => {
      this.#report(token.start, message)
      return null
    }
    switch (last.kind) {
      case 'true':
      case 'false':
        return make.literal(last.kind === 'true')
      case 'null':
        return make.literal(null)
      case 'int':
        return make.literal(intLiteral(text) ?? wrong('invalid int literal'))
      case 'uint':
        return make.literal(uintLiteral(text) ?? wrong('invalid uint literal'))
      case 'double':
        return make.literal(doubleLiteral(text) ?? wrong('invalid double literal'))
      case 'string':
      case 'bytes': {
        const unquoted = last.kind === 'string' ? unquoteString(text) : unquoteBytes(text)
        return make.literal('value' in unquoted ? unquoted.value : wrong(unquoted.problem))
      }
      default:
        this.#at = before
        return this.#unexpected(token, EXPRESSION)
    }
  }
}

/** `a.b.c` as a name; undefined for what is no chain of names. */
export function qualifiedName(node: Node): string | undefined {
  if (node.kind === 'ident') return node.name
  if (node.kind !== 'select' || node.test || !/^[A-Za-z_]\w*$/.test(node.field)) return undefined
  const operand = qualifiedName(node.operand)
  return operand === undefined ? undefined : `${operand}.${node.field}`
}

/** @throws CelError with all that is wrong. */
export function parse(source: string, options: ParserOptions): Ast {
  const size = source.length > options.limits.size ? countCodePoints(source) : 0
  if (size > options.limits.size)
    throw new CelError('limit', source.slice(0, 1000), [
      { message: `expression code point size exceeds limit: size: ${size}, limit ${options.limits.size}`, offset: 0 },
    ])
  return new Parser(source, options).parse()
}
