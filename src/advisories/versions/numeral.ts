/** Decimal digits of any length, by value. Numbers of 16 digits and more stand in build dates, so no conversion to a double. */
export function compareNumerals(a: string, b: string): number {
  const x = stripZeros(a)
  const y = stripZeros(b)
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0)
}

function stripZeros(digits: string): string {
  let i = 0
  while (digits.charCodeAt(i) === 0x30) i++
  return digits.slice(i)
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

export const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)

export const isNumeral = (text: string): boolean => /^\d+$/.test(text)

/** Lists of numerals; the missing ones of the shorter are zeros. */
export function compareNumeralLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const order = compareNumerals(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return 0
}

/** Lists of numerals; a list sorts after its own beginnings (`1.0` after `1`). */
export function compareNumeralPrefixes(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareNumerals(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}
