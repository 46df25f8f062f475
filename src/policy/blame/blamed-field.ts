import type { Ast, Node, Observation } from '#cel/index.ts'
import type { FieldPath } from '../judgement.ts'
import { objectPaths } from './object-paths.ts'
import { Observed, type Window } from './observed.ts'

type Comprehension = Extract<Node, { kind: 'comprehension' }>
type Call = Extract<Node, { kind: 'call' }>
type Scope = ReadonlyMap<string, FieldPath | undefined>

/** Calls whose value stands where their first operand does. */
const TRANSPARENT: ReadonlySet<string> = new Set(['dyn', 'or', 'orValue', 'string', 'value'])
const INDEXING: ReadonlySet<string> = new Set(['_[_]', '_[?_]', '_?._'])

/** Parts that are looked at: variables within variables can be many times as many as are written. */
const MOST = 10_000

/** A run of an expression, and where its parts lead into the object. */
class Blame {
  readonly #observed: Observed
  readonly #paths: ReadonlyMap<unknown, FieldPath>
  readonly #variables: ReadonlyMap<string, Ast>
  #looked = 0

  constructor(observed: Observed, paths: ReadonlyMap<unknown, FieldPath>, variables: ReadonlyMap<string, Ast>) {
    this.#observed = observed
    this.#paths = paths
    this.#variables = variables
  }

  /** The fields that made a part what it is: of `a && b` that is false, those of the one that is false. */
  fieldsOf(node: Node, window: Window, scope: Scope): readonly FieldPath[] {
    if (++this.#looked > MOST) return []
    if (node.kind === 'comprehension') return this.#ofLoop(node, window, scope)
    const path = this.#pathOf(node, window, scope)
    if (path) return [path]
    switch (node.kind) {
      case 'literal':
      case 'ident':
        return []
      case 'select':
        return this.#ofSelect(node, window, scope)
      case 'call':
        return this.#ofCall(node, window, scope)
      case 'list':
        return node.elements.flatMap((element) => this.fieldsOf(element, window, scope))
      case 'map':
        return node.entries.flatMap(({ value }) => this.fieldsOf(value, window, scope))
      case 'struct':
        return node.fields.flatMap(({ value }) => this.fieldsOf(value, window, scope))
    }
  }

  #ofCall({ name, target, args }: Call, window: Window, scope: Scope): readonly FieldPath[] {
    const inner = (nodes: readonly Node[]): FieldPath[] => nodes.flatMap((one) => this.fieldsOf(one, window, scope))
    const having = (value: boolean): readonly Node[] => args.filter((arg) => this.#observed.valueOf(arg, window) === value)
    if (name === '_&&_' || name === '_||_') {
      const decisive = having(name === '_||_')
      return inner(decisive.length > 0 ? decisive.slice(0, 1) : args)
    }
    if (name === '_?_:_') return inner(this.#observed.valueOf(args[0]!, window) === true ? [args[1]!] : [args[2]!])
    return inner(target ? [target, ...args] : args)
  }

  /** A variable that is no part of the object: what it was made of. */
  #ofSelect(node: Extract<Node, { kind: 'select' }>, window: Window, scope: Scope): readonly FieldPath[] {
    const { operand, field } = node
    const made = operand.kind === 'ident' && operand.name === 'variables' ? this.#variables.get(field) : undefined
    return made ? this.fieldsOf(made.root, NOTHING, EMPTY) : this.fieldsOf(operand, window, scope)
  }

  /** `all` that is false fails for one element, `exists` that is true holds for one; else it is the list as a whole. */
  #ofLoop(loop: Comprehension, window: Window, scope: Scope): readonly FieldPath[] {
    const range = this.fieldsOf(loop.range, window, scope)
    if (loop.form !== 'all' && loop.form !== 'exists') return range
    const predicate = loop.step.kind === 'call' ? loop.step.args[1] : undefined
    const found = predicate && this.#observed.iteration(predicate, loop.form === 'exists', window)
    if (!found) return range
    const element = this.#element(loop.range, found.index, window, scope)
    const inner = new Map([...scope, [loop.second ?? loop.variable, element]])
    const fields = this.fieldsOf(predicate, found.window, inner)
    return fields.length > 0 ? fields : range
  }

  /** Where the element of an iteration stands. */
  #element(range: Node, index: number, window: Window, scope: Scope): FieldPath | undefined {
    const values = this.#observed.valueOf(range, window)
    const path = this.#pathOf(range, window, scope)
    if (Array.isArray(values)) return this.#paths.get(values[index]) ?? (path && [...path, index])
    const key = values !== null && typeof values === 'object' ? Object.keys(values)[index] : undefined
    return path && key !== undefined ? [...path, key] : undefined
  }

  /** Where a part leads, whether there is something or not. */
  #pathOf(node: Node, window: Window, scope: Scope): FieldPath | undefined {
    if (++this.#looked > MOST) return undefined
    switch (node.kind) {
      case 'ident':
        return node.name === 'object' ? [] : scope.get(node.name)
      case 'select': {
        const path = this.#pathOf(node.operand, window, scope)
        return path ? [...path, node.field] : this.#variablePath(node, window)
      }
      case 'call':
        return this.#pathOfCall(node, window, scope)
      default:
        return undefined
    }
  }

  /** Of a variable: where its value stands, else where its expression leads. */
  #variablePath(node: Extract<Node, { kind: 'select' }>, window: Window): FieldPath | undefined {
    const value = this.#observed.valueOf(node, window)
    const path = typeof value === 'object' ? this.#paths.get(value) : undefined
    if (path || node.operand.kind !== 'ident' || node.operand.name !== 'variables') return path
    const made = this.#variables.get(node.field)
    return made && this.#pathOf(made.root, NOTHING, EMPTY)
  }

  #pathOfCall({ name, target, args }: Call, window: Window, scope: Scope): FieldPath | undefined {
    const first = target ?? args[0]
    if (!first) return undefined
    if (TRANSPARENT.has(name)) return this.#pathOf(first, window, scope)
    if (!INDEXING.has(name)) return undefined
    const path = this.#pathOf(first, window, scope)
    const by = args.at(-1)!
    const key = by.kind === 'literal' ? by.value : this.#observed.valueOf(by, window)
    return path && (typeof key === 'string' || typeof key === 'number') ? [...path, key] : undefined
  }
}

const NOTHING: Window = { from: 0, to: 0 }
const EMPTY: Scope = new Map()

function commonStart(a: FieldPath, b: FieldPath): FieldPath {
  const end = a.findIndex((step, i) => step !== b[i])
  return end < 0 ? a : a.slice(0, end)
}

/** One field for several: what they have in common, where that is one of them or an element of a list. */
function together(fields: readonly FieldPath[]): FieldPath | undefined {
  const [first, ...rest] = fields
  if (!first) return undefined
  const common = rest.reduce(commonStart, first)
  const isOne = fields.some(({ length }) => length === common.length)
  return common.length > 0 && (isOne || typeof common.at(-1) === 'number') ? common : undefined
}

/**
 * The field of `object` that made an expression what it was, so that a finding can open there: of containers the one that failed. Undefined
 * where the expression reads none, or several that have nothing in common.
 * @param variables What `variables` of the expression are made of.
 */
export function blamedField(
  { root }: Ast,
  observations: readonly Observation[],
  object: unknown,
  variables: ReadonlyMap<string, Ast>,
): FieldPath | undefined {
  const observed = new Observed(observations)
  const blame = new Blame(observed, objectPaths(object), variables)
  return together(blame.fieldsOf(root, observed.all, EMPTY))
}
