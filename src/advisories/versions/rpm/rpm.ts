import { compareText } from '#base/index.ts'
import type { VersionScheme } from '../contract.ts'
import { compareNumerals, isDigit, isLetter } from '../numeral.ts'

/** What stands at a position, in order: a tilde comes before the end, a caret right after it. */
const TILDE = 0
const END = 1
const CARET = 2
const LETTERS = 3
const DIGITS = 4

/** Reads the next segment of one side; separators part segments and do not count. */
class Segments {
  readonly #text: string
  #at = 0
  value = ''

  constructor(text: string) {
    this.#text = text
  }

  next(): number {
    const text = this.#text
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at)
      if (code === 0x7e || code === 0x5e) {
        this.#at++
        return code === 0x7e ? TILDE : CARET
      }
      if (isDigit(code)) return this.#take(isDigit, DIGITS)
      if (isLetter(code)) return this.#take(isLetter, LETTERS)
    }
    return END
  }

  #take(belongs: (code: number) => boolean, kind: number): number {
    const start = this.#at
    while (belongs(this.#text.charCodeAt(this.#at))) this.#at++
    this.value = this.#text.slice(start, this.#at)
    return kind
  }
}

function comparePart(a: string, b: string): number {
  if (a === b) return 0
  const x = new Segments(a)
  const y = new Segments(b)
  for (;;) {
    const kind = x.next()
    const order = kind - y.next()
    if (order !== 0) return order
    if (kind === END) return 0
    const byValue = kind === DIGITS ? compareNumerals(x.value, y.value) : kind === LETTERS ? compareText(x.value, y.value) : 0
    if (byValue !== 0) return byValue
  }
}

export type Evr = { readonly epoch: string; readonly version: string; readonly release: string | undefined }

/** epoch:version-release, as rpm and pacman both split it: digits before a first colon, the last hyphen. */
export function parseEvr(text: string): Evr {
  let digits = 0
  while (isDigit(text.charCodeAt(digits))) digits++
  const epoch = text[digits] === ':' ? text.slice(0, digits) : undefined
  const rest = epoch === undefined ? text : text.slice(digits + 1)
  const dash = rest.lastIndexOf('-')
  return {
    epoch: epoch ?? '',
    version: dash < 0 ? rest : rest.slice(0, dash),
    release: dash < 0 ? undefined : rest.slice(dash + 1),
  }
}

/** A missing release comes before any, an empty one too. (rpm's dependency checks let it equal any, which is no order.) */
function compareReleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return comparePart(a, b)
}

function compareRpm(a: string, b: string): number {
  const x = parseEvr(a.trim())
  const y = parseEvr(b.trim())
  return compareNumerals(x.epoch, y.epoch) || comparePart(x.version, y.version) || compareReleases(x.release, y.release)
}

export const rpm = {
  id: 'rpm',
  title: 'RPM packages',
  specification: 'rpm-version(7)',
  compare: compareRpm,
  valid: (version) => /^(?:\d+:)?[A-Za-z0-9._+~^]+(?:-[A-Za-z0-9._+~^]+)?$/.test(version.trim()),
} satisfies VersionScheme
