/** Shannon's entropy of the characters of a text, in bits a character. */
export function entropyOf(text: string): number {
  if (text.length === 0) return 0
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  let length = 0
  for (const count of counts.values()) length += count
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length)
  return bits
}

/** Bits of the whole text. */
export const bitsOf = (text: string): number => entropyOf(text) * text.length
