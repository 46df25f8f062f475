export { ACCUMULATOR, NodeMaker, type Span } from './maker.ts'
export type {
  Ast,
  CallNode,
  ComprehensionForm,
  ComprehensionNode,
  IdentNode,
  ListNode,
  LiteralNode,
  MapEntry,
  MapNode,
  Node,
  SelectNode,
  StructField,
  StructNode,
} from './node.ts'
export { BINARY, OPERATORS } from './operators.ts'
export { childrenOf, heightOf } from './walk.ts'
