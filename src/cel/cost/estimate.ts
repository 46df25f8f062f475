import { ACCUMULATOR, type CallNode, type ComprehensionNode, type Node, OPERATORS, type SelectNode } from '../ast/index.ts'
import type { Checked } from '../checker/index.ts'
import type { ArgumentEstimate, Overload } from '../library.ts'
import { type CelType, countCodePoints, isOptionalType, types } from '../values/index.ts'
import { type Range, UNKNOWN, add, either, fixed, multiply, sum } from './range.ts'
import { STANDARD_ESTIMATES } from './standard.ts'
import { LIST, MAP, STRUCT } from './units.ts'

export type EstimateOptions = {
  /**
   * The size of what a path names, such as `object`, `spec`, `containers`, `@items` (an element of a list; `@keys`, `@values` of a map); undefined
   * when it has no bound.
   */
  sizeOf?(path: readonly string[], type: CelType): Range | undefined
  /** True when it is not there. The API server has false. */
  readonly presenceTestHasCost?: boolean
}

/** Sizes of what is in a list or map. */
type Entries = { readonly kind: 'list' | 'map'; readonly key: Range; readonly value: Range }

type Local = { readonly path: readonly string[]; readonly size: Range | undefined; readonly entries: Entries | undefined }

const ONE = fixed(1)
const FREE = fixed(0)

const SCALARS: ReadonlySet<string> = new Set(['bool', 'double', 'duration', 'int', 'timestamp', 'uint'])

const isScalar = (type: CelType): boolean => SCALARS.has(type.kind) || (isOptionalType(type) && isScalar(type.params[0]!))

/** The size that a literal has. */
function literalSize(node: Node): Range | undefined {
  switch (node.kind) {
    case 'literal':
      if (typeof node.value === 'string') return fixed(countCodePoints(node.value))
      return fixed(node.value instanceof Uint8Array ? node.value.length : 1)
    case 'list':
      return fixed(node.elements.length)
    case 'map':
      return fixed(node.entries.length)
    default:
      return undefined
  }
}

const eitherEntries = (a: Entries | undefined, b: Entries | undefined): Entries | undefined =>
  a && b && { kind: a.kind, key: either(a.key, b.key), value: either(a.value, b.value) }

/** What is one of none: any size of one that is added is its own. */
const NONE: Range = { min: Number.POSITIVE_INFINITY, max: 0 }

class Coster {
  readonly #checked: Checked
  readonly #options: EstimateOptions
  readonly #paths = new Map<number, readonly string[]>()
  readonly #sizes = new Map<number, Range>()
  readonly #entries = new Map<number, Entries>()
  #locals: ReadonlyMap<string, Local> = new Map()

  constructor(checked: Checked, options: EstimateOptions) {
    this.#checked = checked
    this.#options = options
  }

  estimate(): Range {
    return this.#cost(this.#checked.ast.root)
  }

  #cost(node: Node): Range {
    switch (node.kind) {
      case 'literal':
        return FREE
      case 'ident':
        this.#paths.set(node.id, this.#locals.get(node.name)?.path ?? [node.name])
        return ONE
      case 'select':
        return this.#select(node)
      case 'call':
        return this.#call(node)
      case 'list': {
        const cost = sum(node.elements.map((element) => this.#cost(element)))
        this.#setEntries(node, { kind: 'list', key: ONE, value: this.#anyOf(node.elements) })
        return add(cost, fixed(LIST))
      }
      case 'map': {
        const cost = sum(node.entries.map(({ key, value }) => add(this.#cost(key), this.#cost(value))))
        const key = this.#anyOf(node.entries.map((entry) => entry.key))
        this.#setEntries(node, { kind: 'map', key, value: this.#anyOf(node.entries.map(({ value }) => value)) })
        return add(cost, fixed(MAP))
      }
      case 'struct':
        return add(sum(node.fields.map(({ value }) => this.#cost(value))), fixed(STRUCT))
      case 'comprehension':
        return node.form === 'bind' ? this.#bind(node) : this.#loop(node)
    }
  }

  #anyOf(nodes: readonly Node[]): Range {
    return nodes.length === 0 ? FREE : nodes.map((node) => this.#sizeOrUnknown(node)).reduce(either, NONE)
  }

  #type(node: Node): CelType {
    return this.#checked.types.get(node.id) ?? types.dyn
  }

  #select(node: SelectNode): Range {
    const operand = this.#reference(node) ? ONE : this.#cost(node.operand)
    if (node.test) return add(operand, (this.#options.presenceTestHasCost ?? true) ? ONE : FREE)
    // A name with dots is one variable.
    if (this.#reference(node)) {
      this.#paths.set(node.id, [this.#reference(node)!])
      return operand
    }
    const { kind } = this.#type(node.operand)
    this.#paths.set(node.id, [...this.#path(node.operand), node.field])
    return kind === 'map' || kind === 'struct' || kind === 'param' ? add(operand, ONE) : operand
  }

  #reference(node: Node): string | undefined {
    const reference = this.#checked.references.get(node.id)
    return reference?.kind === 'variable' ? reference.name : undefined
  }

  #path(node: Node): readonly string[] {
    return (node.kind === 'ident' ? this.#locals.get(node.name)?.path : undefined) ?? this.#paths.get(node.id) ?? []
  }

  #setEntries(node: Node, entries: Entries | undefined): void {
    if (entries) this.#entries.set(node.id, entries)
  }

  #entriesOf(node: Node): Entries | undefined {
    return this.#entries.get(node.id) ?? (node.kind === 'ident' ? this.#locals.get(node.name)?.entries : undefined)
  }

  #sizeOf(node: Node): Range | undefined {
    const known = this.#sizes.get(node.id) ?? literalSize(node)
    if (known) return known
    const given = this.#options.sizeOf?.(this.#path(node), this.#type(node))
    if (given) this.#sizes.set(node.id, given)
    return (
      given ?? (isScalar(this.#type(node)) ? ONE : undefined) ?? (node.kind === 'ident' ? this.#locals.get(node.name)?.size : undefined)
    )
  }

  #sizeOrUnknown(node: Node): Range {
    return this.#sizeOf(node) ?? UNKNOWN
  }

  #argument(node: Node): ArgumentEstimate {
    const path = this.#path(node)
    const type = this.#type(node)
    const inner = type.kind === 'list' ? type.params[0]! : types.dyn
    const elementSize = (): Range =>
      this.#entriesOf(node)?.value ?? this.#options.sizeOf?.([...path, '@items'], inner) ?? (isScalar(inner) ? ONE : UNKNOWN)
    return {
      type,
      path: path[0] === ACCUMULATOR ? [] : path,
      size: this.#sizeOrUnknown(node),
      elementSize,
      ...(node.kind === 'literal' ? { literal: node.value } : {}),
    }
  }

  #call(node: CallNode): Range {
    const reference = this.#checked.references.get(node.id)
    const namespaced = reference?.kind === 'function' && reference.namespaced
    const nodes = node.target && !namespaced ? [node.target, ...node.args] : node.args
    const costs = nodes.map((arg) => this.#cost(arg))
    switch (node.name) {
      case OPERATORS.and:
      case OPERATORS.or:
        // The first may decide.
        return { min: costs[0]!.min, max: sum(costs).max }
      case OPERATORS.conditional:
        return this.#conditional(node, costs)
      case 'dyn':
        this.#copy(node, nodes[0]!)
        return add(ONE, costs[0]!)
      default:
    }
    const overloads = reference?.kind === 'function' ? reference.overloads : []
    const call = overloads.length === 0 ? ONE : this.#overloads(node, nodes, overloads)
    return add(sum(costs), call)
  }

  #conditional(node: CallNode, costs: readonly Range[]): Range {
    const [, then, otherwise] = node.args as readonly [Node, Node, Node]
    this.#setEntries(node, eitherEntries(this.#entriesOf(then), this.#entriesOf(otherwise)))
    this.#sizes.set(node.id, either(this.#sizeOrUnknown(then), this.#sizeOrUnknown(otherwise)))
    return add(costs[0]!, either(costs[1]!, costs[2]!))
  }

  #copy(to: Node, from: Node): void {
    const size = this.#sizeOf(from)
    if (size) this.#sizes.set(to.id, size)
    this.#setEntries(to, this.#entriesOf(from))
  }

  /** The cost of the call itself, whichever overload it is; its size and path are kept. */
  #overloads(node: CallNode, nodes: readonly Node[], overloads: readonly Overload[]): Range {
    const args = nodes.map((arg) => this.#argument(arg))
    let cost = NONE
    let size: Range | undefined
    for (const { id, cost: own } of overloads) {
      const estimate = own?.estimate ? own.estimate(args) : STANDARD_ESTIMATES.get(id)?.(args)
      cost = either(cost, estimate?.cost ?? ONE)
      if (estimate?.resultSize) size = size ? either(size, estimate.resultSize) : estimate.resultSize
      if (id === 'index_list' || id === 'index_map') {
        size = this.#entriesOf(nodes[0]!)?.value
        this.#paths.set(node.id, [...this.#path(nodes[0]!), id === 'index_list' ? '@items' : '@values'])
      }
      if (id === 'add_list' || id === 'add_string' || id === 'add_bytes')
        this.#setEntries(node, eitherEntries(this.#entriesOf(nodes[0]!), this.#entriesOf(nodes[1]!)))
      size ??= this.#sizeOf(node)
    }
    if (size) this.#sizes.set(node.id, size)
    return cost
  }

  /** Costs with more variables of loops. */
  #within<T>(locals: readonly (readonly [name: string, local: Local])[], cost: () => T): T {
    const outer = this.#locals
    this.#locals = new Map([...outer, ...locals])
    const result = cost()
    this.#locals = outer
    return result
  }

  #local(node: Node): Local {
    return { path: this.#path(node), size: this.#sizeOf(node), entries: this.#entriesOf(node) }
  }

  #bind(node: ComprehensionNode): Range {
    // The empty list that it goes over counts as any list.
    const init = add(this.#cost(node.range), this.#cost(node.init))
    return this.#within([[node.accumulator, this.#local(node.init)]], () => {
      const cost = add(init, this.#cost(node.result))
      this.#copy(node, node.result)
      return cost
    })
  }

  #variables({ range, variable, second }: ComprehensionNode): readonly (readonly [string, Local])[] {
    const entries = this.#entriesOf(range)
    const isList = (entries?.kind ?? this.#type(range).kind) === 'list'
    const local = (part: string, size: Range | undefined): Local => ({ path: [...this.#path(range), part], size, entries: undefined })
    if (second === undefined) return [[variable, isList ? local('@items', entries?.value) : local('@keys', entries?.key)]]
    return [
      [variable, local(isList ? '@indices' : '@keys', entries?.key)],
      [second, local(isList ? '@items' : '@values', entries?.value)],
    ]
  }

  #loop(node: ComprehensionNode): Range {
    const before = add(this.#cost(node.range), this.#cost(node.init))
    const accumulator: readonly [string, Local] = [node.accumulator, this.#local(node.init)]
    const variables = this.#variables(node)
    const [each, step] = this.#within([accumulator, ...variables], () => [
      add(this.#cost(node.condition), this.#cost(node.step)),
      this.#entriesOf(node.step),
    ])
    const after = this.#within([accumulator], () => this.#cost(node.result))
    const count = this.#sizeOrUnknown(node.range)
    if (node.init.kind === 'literal') this.#copy(node, node.init)
    else if (node.init.kind === 'list' || node.init.kind === 'map') {
      this.#sizes.set(node.id, count)
      this.#setEntries(node, step)
    }
    return sum([before, multiply(count, each), after])
  }
}

/** What a run can cost, at least and at most, before there are values: as cel-go's checker/cost.go counts. */
export const estimateCost = (checked: Checked, options: EstimateOptions = {}): Range => new Coster(checked, options).estimate()
