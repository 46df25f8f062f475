/** Keywords and punctuation have their own text as their kind. */
export type TokenKind =
  | 'ident'
  | 'escaped-ident'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'true'
  | 'false'
  | 'null'
  | 'in'
  | 'end'
  | Punctuation

export type Punctuation = (typeof PUNCTUATION)[number]

/** Longer ones before their beginnings. */
export const PUNCTUATION = [
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '<',
  '>',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '.',
  ',',
  '-',
  '!',
  '?',
  ':',
  '+',
  '*',
  '/',
  '%',
] as const

export type Token = { readonly kind: TokenKind; readonly start: number; readonly end: number }
