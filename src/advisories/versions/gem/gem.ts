import { compareText } from '#base/index.ts'
import { compareNumerals, isNumeral } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

const isZero = (segment: string | undefined): boolean => segment !== undefined && /^0+$/.test(segment)

/** Gem::Version#canonical_segments: zeros that end the numbers or the whole do not count. */
function parseGem(version: string): readonly string[] | undefined {
  if (!/^[0-9A-Za-z.-]*$/.test(version)) return undefined
  const segments = version.replaceAll('-', '.pre.').match(/[0-9]+|[A-Za-z]+/g) ?? []
  const word = segments.findIndex((segment) => !isNumeral(segment))
  const numbers: string[] = word < 0 ? segments : segments.slice(0, word)
  const rest: string[] = word < 0 ? [] : segments.slice(word)
  for (const part of [numbers, rest]) while (isZero(part.at(-1))) part.pop()
  return [...numbers, ...rest]
}

/** A word sorts before a number; what is missing is zero. */
function compareGem(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const x = a[i] ?? '0'
    const y = b[i] ?? '0'
    const number = isNumeral(x)
    if (number !== isNumeral(y)) return number ? 1 : -1
    const order = number ? compareNumerals(x, y) : compareText(x, y)
    if (order !== 0) return order
  }
  return 0
}

export const gem = parsedScheme({
  id: 'gem',
  title: 'RubyGems',
  specification: 'Gem::Version',
  parse: parseGem,
  compare: compareGem,
  valid: /^[0-9]+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
})
