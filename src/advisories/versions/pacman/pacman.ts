import { compareText } from '#base/index.ts'
import type { VersionScheme } from '../contract.ts'
import { compareNumerals, isDigit, isLetter } from '../numeral.ts'
import { parseEvr } from '../rpm/rpm.ts'

type Segment = { readonly separators: number; readonly kind: 'letters' | 'end' | 'digits'; readonly value: string; readonly next: number }

function segmentAt(text: string, start: number): Segment {
  let i = start
  while (i < text.length && !isDigit(text.charCodeAt(i)) && !isLetter(text.charCodeAt(i))) i++
  if (i === text.length) return { separators: i - start, kind: 'end', value: '', next: i }
  const belongs = isDigit(text.charCodeAt(i)) ? isDigit : isLetter
  let j = i
  while (belongs(text.charCodeAt(j))) j++
  return { separators: i - start, kind: belongs === isDigit ? 'digits' : 'letters', value: text.slice(i, j), next: j }
}

const RANK = { letters: 0, end: 1, digits: 2 } as const

/**
 * libalpm's rpmvercmp: fewer separators first, then letters glued to what precedes (`1.0rc`) before the end, numbers after it.
 * Separators at the very end count as others do. libalpm goes in circles there (1. < 1.1 < 1..a < 1.): we part from it only where the
 * one version ends in a separator and the other goes on after more or fewer of them.
 */
function comparePart(a: string, b: string): number {
  let i = 0
  let j = 0
  for (;;) {
    const x = segmentAt(a, i)
    const y = segmentAt(b, j)
    const order = x.separators - y.separators || RANK[x.kind] - RANK[y.kind]
    if (order !== 0) return order
    if (x.kind === 'end') return 0
    const byValue = x.kind === 'digits' ? compareNumerals(x.value, y.value) : compareText(x.value, y.value)
    if (byValue !== 0) return byValue
    i = x.next
    j = y.next
  }
}

/** As vercmp does: where one of the two has no pkgrel, it does not count. Versions that all have one are in a total order. */
const compareReleases = (a: string | undefined, b: string | undefined): number =>
  a === undefined || b === undefined ? 0 : comparePart(a, b)

function comparePacman(a: string, b: string): number {
  const x = parseEvr(a.trim())
  const y = parseEvr(b.trim())
  return compareNumerals(x.epoch, y.epoch) || comparePart(x.version, y.version) || compareReleases(x.release, y.release)
}

export const pacman = {
  id: 'pacman',
  title: 'Arch Linux packages',
  specification: 'vercmp(8)',
  compare: comparePacman,
  valid: (version) => /^(?:\d+:)?[A-Za-z0-9._+~]+(?:-\d+(?:\.\d+)?)?$/.test(version.trim()),
} satisfies VersionScheme
