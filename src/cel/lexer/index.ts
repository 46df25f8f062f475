export { tokenize } from './lexer.ts'
export type { Token, TokenKind } from './token.ts'
export { unquoteBytes, unquoteString } from './unquote.ts'
