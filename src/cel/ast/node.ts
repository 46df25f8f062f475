import type { Value } from '../values/index.ts'

type Place = {
  /** Unique within an Ast; types and references of a checked one go by it. */
  readonly id: number
  /** Where an error in it is shown: the operator of `a + b`, the parenthesis of a call. UTF-16 code units, as all offsets. */
  readonly at: number
  readonly start: number
  readonly end: number
}

export type LiteralNode = Place & { readonly kind: 'literal'; readonly value: Value }
/** A leading dot, which keeps the container's names out, is part of the name. */
export type IdentNode = Place & { readonly kind: 'ident'; readonly name: string }
/** `operand.field`; as what has() makes of it a test. */
export type SelectNode = Place & { readonly kind: 'select'; readonly operand: Node; readonly field: string; readonly test: boolean }
/** Operators are calls too, named as in OPERATORS; `&&` and `||` have two arguments or more. */
export type CallNode = Place & {
  readonly kind: 'call'
  readonly name: string
  readonly target: Node | undefined
  readonly args: readonly Node[]
}
/** `optional` has the indices of elements with a `?`. */
export type ListNode = Place & { readonly kind: 'list'; readonly elements: readonly Node[]; readonly optional: readonly number[] }
export type MapEntry = { readonly key: Node; readonly value: Node; readonly optional: boolean; readonly at: number }
export type MapNode = Place & { readonly kind: 'map'; readonly entries: readonly MapEntry[] }
export type StructField = { readonly name: string; readonly value: Node; readonly optional: boolean; readonly at: number }
export type StructNode = Place & { readonly kind: 'struct'; readonly type: string; readonly fields: readonly StructField[] }

/** What a macro's comprehension computes, where a loop of its own can compute it. Free: as the parts say. */
export type ComprehensionForm = 'all' | 'exists' | 'exists-one' | 'list' | 'map' | 'map-entries' | 'bind' | 'free'

/**
 * A loop over `range`: `accumulator` starts as `init`; for each element (of a list) or key (of a map), as long as `condition` holds, it becomes
 * `step`; the value is `result`. With `second` the first variable is an index or key and the second the element or value.
 */
export type ComprehensionNode = Place & {
  readonly kind: 'comprehension'
  readonly form: ComprehensionForm
  readonly range: Node
  readonly variable: string
  readonly second: string | undefined
  readonly accumulator: string
  readonly init: Node
  readonly condition: Node
  readonly step: Node
  readonly result: Node
}

export type Node = LiteralNode | IdentNode | SelectNode | CallNode | ListNode | MapNode | StructNode | ComprehensionNode

/** A parsed expression. */
export type Ast = {
  readonly source: string
  readonly root: Node
  /** What stood in the source where a macro's expansion now stands, by the expansion's id. */
  readonly macroCalls: ReadonlyMap<number, CallNode>
  /** One more than the greatest id. */
  readonly size: number
}
