/** Controls (C0, C1), format characters such as direction marks, line and paragraph separators. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const codeOf = (character: string): string => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`

/** Foreign text as one visible line: names and titles must not move a terminal's cursor. */
export const visible = (text: string): string => text.toWellFormed().replace(UNSAFE, codeOf)
