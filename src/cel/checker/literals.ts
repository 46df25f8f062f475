import { type Node, childrenOf } from '../ast/index.ts'
import type { Declarations } from '../declarations.ts'
import type { Problem } from '../errors.ts'
import { regexOf } from '../libraries/standard/regex.ts'
import { CelFailure, type CelType, formatType, isOptionalType, parseDuration, parseTimestamp, types } from '../values/index.ts'

export type LiteralOptions = {
  /** Elements of a list or map literal are all of one type, or that is an error. */
  readonly homogeneousLiterals: boolean
  /** A literal duration, timestamp or pattern that is none is an error. */
  readonly validateLiterals: boolean
}

/** The same but for names of type parameters and for null. */
const isEquivalent = (a: CelType, b: CelType): boolean =>
  a.kind === b.kind &&
  (a.kind === 'param' || a.name === b.name) &&
  a.params.length === b.params.length &&
  a.params.every((param, i) => isEquivalent(param, b.params[i]!))

/** Functions with one text that can be wrong, and what says so. */
const FORMS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['duration', (text) => parseDuration(text) !== undefined],
  ['timestamp', (text) => !(parseTimestamp(text) instanceof CelFailure)],
  ['matches', (text) => !(regexOf(text) instanceof CelFailure)],
])

/** Looks at the literals of an expression that has been checked, as cel-go's validators do. */
class Literals {
  readonly #types: ReadonlyMap<number, CelType>
  readonly #functions: Declarations['functions']
  readonly #options: LiteralOptions
  readonly #problems: Problem[] = []

  constructor(known: ReadonlyMap<number, CelType>, { functions }: Declarations, options: LiteralOptions) {
    this.#types = known
    this.#functions = functions
    this.#options = options
  }

  problems(root: Node): readonly Problem[] {
    this.#walk(root, false)
    return this.#problems
  }

  #walk(node: Node, exempt: boolean): void {
    const within =
      exempt || (node.kind === 'call' && (this.#functions.get(node.name) ?? []).some(({ mixedLiterals = false }) => mixedLiterals))
    if (this.#options.homogeneousLiterals && !exempt) this.#elements(node)
    if (this.#options.validateLiterals) this.#form(node)
    for (const child of childrenOf(node)) this.#walk(child, within)
  }

  #form(node: Node): void {
    if (node.kind !== 'call') return
    const [arg] = node.args
    const isForm = FORMS.get(node.name)
    if (!isForm || arg?.kind !== 'literal' || typeof arg.value !== 'string' || isForm(arg.value)) return
    this.#problems.push({ message: `invalid ${node.name} argument`, offset: arg.at })
  }

  #typeOf(node: Node, optional: boolean): CelType {
    const type = this.#types.get(node.id) ?? types.dyn
    return optional && isOptionalType(type) ? type.params[0]! : type
  }

  /** Whether it is of the type of those before it. */
  #fits(node: Node, before: CelType, type: CelType): boolean {
    if (isEquivalent(before, type)) return true
    this.#problems.push({ message: `expected type '${formatType(before)}' but found '${formatType(type)}'`, offset: node.at })
    return false
  }

  #elements(node: Node): void {
    if (node.kind === 'list') {
      const optional = new Set(node.optional)
      const [first, ...others] = node.elements.map((element, i) => ({ element, type: this.#typeOf(element, optional.has(i)) }))
      // One is enough, where the first may be the wrong one.
      if (first) others.every(({ element, type }) => this.#fits(element, first.type, type))
    }
    if (node.kind !== 'map') return
    const [first, ...others] = node.entries
    for (const { key, value, optional } of others) {
      this.#fits(key, this.#typeOf(first!.key, false), this.#typeOf(key, false))
      this.#fits(value, this.#typeOf(first!.value, first!.optional), this.#typeOf(value, optional))
    }
  }
}

export const checkLiterals = (
  root: Node,
  known: ReadonlyMap<number, CelType>,
  declarations: Declarations,
  options: LiteralOptions,
): readonly Problem[] => new Literals(known, declarations, options).problems(root)
