import { compareNumerals, isDigit } from './numeral.ts'

/** The end of the run of digits, or of other characters, that starts at `i`. */
function runEnd(text: string, i: number): number {
  const digits = isDigit(text.charCodeAt(i))
  while (i < text.length && isDigit(text.charCodeAt(i)) === digits) i++
  return i
}

/**
 * Any two texts: runs of digits by value, other runs by code unit, digits before others. The order for versions that break their
 * scheme's grammar: arbitrary, but total and the same everywhere.
 */
export function compareNatural(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length) {
    const digits = isDigit(a.charCodeAt(i))
    if (digits !== isDigit(b.charCodeAt(i))) return digits ? -1 : 1
    const x = a.slice(i, runEnd(a, i))
    const y = b.slice(i, runEnd(b, i))
    const order = digits ? compareNumerals(x, y) : 0
    if (order !== 0) return order
    if (x !== y) return x < y ? -1 : 1
    i += x.length
  }
  return a.length - b.length
}
