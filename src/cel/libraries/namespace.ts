import type { Node } from '../ast/index.ts'

/** Whether the receiver of a macro is only a namespace: `cel` of `cel.bind(...)`. */
export const isNamespace = (target: Node | undefined, name: string): boolean => target?.kind === 'ident' && target.name === name
