import { CelFailure, type Value } from '../values/index.ts'
import type { CallNode, ComprehensionForm, ListNode, Node, StructField, MapEntry } from './node.ts'
import { OPERATORS } from './operators.ts'

export type Span = { readonly at: number; readonly start: number; readonly end: number }

/** The accumulator of macros; no expression can name it. */
export const ACCUMULATOR = '@result'

/** The variable of loops that have no use for one. */
export const UNUSED = '#unused'

type Loop = {
  readonly form?: ComprehensionForm
  readonly range: Node
  readonly variable: string
  readonly second?: string | undefined
  readonly accumulator?: string
  readonly init: Node
  readonly condition?: Node
  readonly step: Node
  readonly result?: Node
}

/** Makes nodes with ids of their own at one place of the source. */
export class NodeMaker {
  readonly #ids: { next: number }
  readonly #span: Span

  constructor(ids: { next: number }, span: Span) {
    this.#ids = ids
    this.#span = span
  }

  /** The same counter at another place. */
  at(span: Span): NodeMaker {
    return new NodeMaker(this.#ids, span)
  }

  #place(): Span & { readonly id: number } {
    const { at, start, end } = this.#span
    return { id: this.#ids.next++, at, start, end }
  }

  literal(value: Value): Node {
    return { kind: 'literal', ...this.#place(), value }
  }

  ident(name: string): Node {
    return { kind: 'ident', ...this.#place(), name }
  }

  accumulator(): Node {
    return this.ident(ACCUMULATOR)
  }

  select(operand: Node, field: string, test = false): Node {
    return { kind: 'select', ...this.#place(), operand, field, test }
  }

  call(name: string, ...args: readonly Node[]): CallNode {
    return { kind: 'call', ...this.#place(), name, target: undefined, args }
  }

  memberCall(name: string, target: Node, ...args: readonly Node[]): CallNode {
    return { kind: 'call', ...this.#place(), name, target, args }
  }

  list(elements: readonly Node[], optional: readonly number[] = []): ListNode {
    return { kind: 'list', ...this.#place(), elements, optional }
  }

  map(entries: readonly MapEntry[]): Node {
    return { kind: 'map', ...this.#place(), entries }
  }

  struct(type: string, fields: readonly StructField[]): Node {
    return { kind: 'struct', ...this.#place(), type, fields }
  }

  /** Without a condition it runs to the end; without a result it is the accumulator. */
  comprehension({ form = 'free', range, variable, second, accumulator = ACCUMULATOR, init, condition, step, result }: Loop): Node {
    return {
      kind: 'comprehension',
      ...this.#place(),
      form,
      range,
      variable,
      second,
      accumulator,
      init,
      condition: condition ?? this.literal(true),
      step,
      result: result ?? this.accumulator(),
    }
  }

  /** A name for a value within an expression: the value is computed once, when it is first needed. */
  bind(name: string, value: Node, result: Node): Node {
    return this.comprehension({
      form: 'bind',
      range: this.list([]),
      variable: UNUSED,
      accumulator: name,
      init: value,
      condition: this.literal(false),
      step: this.ident(name),
      result,
    })
  }

  conditional(condition: Node, then: Node, otherwise: Node): Node {
    return this.call(OPERATORS.conditional, condition, then, otherwise)
  }

  /** What is wrong with an argument of a macro. */
  failure(node: Node, message: string): CelFailure {
    return new CelFailure(message, node.at)
  }
}
