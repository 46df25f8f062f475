import type { Ast } from '../ast/index.ts'
import type { Constant, Overload } from '../library.ts'
import type { CelType } from '../values/index.ts'

/** What a name or call of a checked expression stands for. */
export type Reference =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'constant'; readonly constant: Constant }
  /** `namespaced`: what looks like a receiver is part of the name. */
  | { readonly kind: 'function'; readonly name: string; readonly namespaced: boolean; readonly overloads: readonly Overload[] }
  | { readonly kind: 'struct'; readonly name: string; readonly type: CelType }

/** An expression whose types are known, by the ids of its nodes. */
export type Checked = {
  readonly ast: Ast
  readonly types: ReadonlyMap<number, CelType>
  readonly references: ReadonlyMap<number, Reference>
  /** Of the whole. */
  readonly type: CelType
}
