/** The parts of a syntax node (ESTree) that the rules look at. */
export type Node = {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
  readonly computed?: boolean
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly key?: Node
  readonly arguments?: readonly Node[]
  readonly properties?: readonly Node[]
}

export type RuleContext = { readonly report: (found: { readonly node: Node; readonly message: string }) => void }

/** A rule of ours: what oxlint calls for each node of a type. */
export type Rule = { readonly create: (context: RuleContext) => Readonly<Record<string, (node: Node) => void>> }

/** `f` of `f()` and of `x.f()`. */
export const calledName = ({ callee }: Node): string | undefined =>
  callee?.type === 'Identifier' ? callee.name : callee?.type === 'MemberExpression' && !callee.computed ? callee.property?.name : undefined

/** The property of an object literal that has the key. */
export const propertyOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.properties?.find(({ key }) => key?.name === name || key?.value === name)
