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
export { heightOf } from './walk.ts'
