import type { Comparator } from './requirement.ts'

/** A version whose later numbers may be left out or wild: `1`, `1.2.x`, `*`. */
type Partial = { readonly numbers: readonly string[]; readonly suffix: string }

const PARTIAL = /^[v=]*(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-?([0-9A-Za-z][0-9A-Za-z.-]*))?(?:\+[0-9A-Za-z.-]*)?$/

function parsePartial(text: string): Partial | undefined {
  if (text === '') return { numbers: [], suffix: '' }
  const match = PARTIAL.exec(text)
  if (!match) return undefined
  const parts = match.slice(1, 4)
  const wild = parts.findIndex((part) => part === undefined || !/^\d+$/.test(part))
  return { numbers: wild < 0 ? parts : parts.slice(0, wild), suffix: wild < 0 && match[4] ? `-${match[4]}` : '' }
}

const filled = (numbers: readonly string[]): string => [...numbers, '0', '0', '0'].slice(0, 3).join('.')

/** The beginning of the next line after the number at `index`, with all its prereleases: `1.2.3` at 0 is `2.0.0-0`. */
const bumped = (numbers: readonly string[], index: number): string =>
  `${filled([...numbers.slice(0, index), String(BigInt(numbers[index]!) + 1n)])}-0`

/** The line that the numbers name, whole: `1.2` is 1.2.0-0 up to 1.3.0-0. */
function line({ numbers, suffix }: Partial): Comparator[] {
  if (numbers.length === 0) return []
  if (numbers.length === 3) return [{ operator: '=', version: filled(numbers) + suffix }]
  return [
    { operator: '>=', version: `${filled(numbers)}-0` },
    { operator: '<', version: bumped(numbers, numbers.length - 1) },
  ]
}

/** `index`: the number that may not change. */
const compatible = ({ numbers }: Partial, version: string, index: number): Comparator[] =>
  numbers.length === 0
    ? []
    : [
        { operator: '>=', version },
        { operator: '<', version: bumped(numbers, Math.min(index, numbers.length - 1)) },
      ]

function caret(partial: Partial, version: string): Comparator[] {
  const firstNonZero = partial.numbers.findIndex((part) => !/^0+$/.test(part))
  return compatible(partial, version, firstNonZero < 0 ? 2 : firstNonZero)
}

const NOTHING: readonly Comparator[] = [{ operator: '<', version: '0.0.0-0' }]

/**
 * Comparators over whole versions from one of npm's or Cargo's; undefined when it is none. `low` is where a version that leaves numbers out
 * begins: at the first prerelease of its line (`-0`) or at its release.
 */
export function comparatorsOf(operator: string, text: string, low: '' | '-0'): readonly Comparator[] | undefined {
  const partial = parsePartial(text)
  if (!partial) return undefined
  const { numbers, suffix } = partial
  const whole = numbers.length === 3
  const version = filled(numbers) + (whole ? suffix : low)
  const next = numbers.length === 0 ? '' : bumped(numbers, numbers.length - 1)
  switch (operator) {
    case '':
    case '=':
    case '==':
      return line(partial)
    case '^':
      return caret(partial, version)
    case '~':
    case '~>':
      return compatible(partial, version, 1)
    case '>=':
      return numbers.length === 0 ? [] : [{ operator, version }]
    case '<':
      return numbers.length === 0 ? NOTHING : [{ operator, version: whole ? version : `${filled(numbers)}-0` }]
    case '>':
      return numbers.length === 0 ? NOTHING : [whole ? { operator, version } : { operator: '>=', version: next.slice(0, -2) + low }]
    case '<=':
      return numbers.length === 0 ? [] : [whole ? { operator, version } : { operator: '<', version: next }]
    default:
      return undefined
  }
}
