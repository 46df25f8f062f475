import { compareText } from '#base/index.ts'
import { compareNumerals, isDigit, isNumeral } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

/** A number, a qualifier, or the list that a hyphen or a change between digits and letters opens. */
type Item = Word | { readonly kind: 'list'; readonly items: Item[] }
type Word = { readonly kind: 'number'; readonly value: string } | { readonly kind: 'qualifier'; readonly value: string }

const QUALIFIERS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp']
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['ga', ''],
  ['final', ''],
  ['release', ''],
  ['cr', 'rc'],
])
/** Only where a digit follows: `1-a1`. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
])

const number = (digits: string): Item => ({ kind: 'number', value: digits.replace(/^0+/, '') })

function qualifier(text: string, digitFollows: boolean): Item {
  const known = (digitFollows ? LETTERS.get(text) : undefined) ?? text
  return { kind: 'qualifier', value: ALIASES.get(known) ?? known }
}

const itemOf = (text: string): Item => (isNumeral(text) ? number(text) : qualifier(text, false))

const isNull = (item: Item): boolean => (item.kind === 'list' ? item.items.length === 0 : item.value === '')

/** Drops what counts as nothing before the end of a list and before the lists that end it. */
function normalise(items: Item[]): void {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    if (isNull(item)) items.splice(i, 1)
    else if (item.kind !== 'list') break
  }
}

class Lists {
  readonly root: Item[] = []
  readonly #open: Item[][] = [this.root]
  current = this.root

  open(): void {
    const items: Item[] = []
    this.current.push({ kind: 'list', items })
    this.#open.push(items)
    this.current = items
  }

  close(): Item[] {
    for (const items of this.#open.toReversed()) normalise(items)
    return this.root
  }
}

function parseItems(version: string): Item[] {
  const text = version.toLowerCase()
  const lists = new Lists()
  let start = 0
  let digits = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '.' || c === '-') {
      lists.current.push(i === start ? number('') : itemOf(text.slice(start, i)))
      start = i + 1
      if (c === '-') lists.open()
      continue
    }
    const digit = isDigit(text.charCodeAt(i))
    if (digit !== digits && i > start) {
      if (digit && lists.current.length > 0) lists.open()
      lists.current.push(digit ? qualifier(text.slice(start, i), true) : number(text.slice(start, i)))
      start = i
      lists.open()
    }
    digits = digit
  }
  if (start < text.length) {
    if (!digits && lists.current.length > 0) lists.open()
    lists.current.push(itemOf(text.slice(start)))
  }
  return lists.close()
}

/** Items from one on, and on which side of nothing they lie. */
type Sequence = { readonly item: Parsed; readonly sign: number; readonly rest: Sequence } | undefined
type Parsed =
  | { readonly kind: 'number' | 'qualifier'; readonly value: string; readonly sign: number }
  | { readonly kind: 'list'; readonly sequence: Sequence; readonly sign: number }

/** Known qualifiers by rank, then others by text; Maven compares this very text. */
const qualifierKey = (value: string): string => {
  const rank = QUALIFIERS.indexOf(value)
  return rank < 0 ? `${QUALIFIERS.length}-${value}` : String(rank)
}

function parsed(item: Item): Parsed {
  if (item.kind === 'number') return { ...item, sign: item.value === '' ? 0 : 1 }
  if (item.kind === 'qualifier')
    return { ...item, value: qualifierKey(item.value), sign: compareText(qualifierKey(item.value), qualifierKey('')) }
  const sequence = sequenceOf(item.items)
  return { kind: 'list', sequence, sign: sequence?.sign ?? 0 }
}

function sequenceOf(items: readonly Item[]): Sequence {
  let sequence: Sequence
  for (const source of items.toReversed()) {
    const item = parsed(source)
    sequence = { item, sign: item.sign || (sequence?.sign ?? 0), rest: sequence }
  }
  return sequence
}

const RANK = { qualifier: 0, list: 1, number: 2 } as const

function compareItems(a: Parsed, b: Parsed): number {
  if (a.kind === 'list' && b.kind === 'list') return compareSequences(a.sequence, b.sequence)
  if (a.kind === 'list' || b.kind === 'list' || a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind]
  return a.kind === 'number' ? compareNumerals(a.value, b.value) : compareText(a.value, b.value)
}

/**
 * ComparableVersion's order, but what sorts before the bare version is before what sorts after it. Maven alone goes in circles
 * there: 1.sp.1 < 1-alpha < 1 < 1.sp.1.
 */
function compareSequences(a: Sequence, b: Sequence): number {
  let x = a
  let y = b
  for (;;) {
    const order = (x?.sign ?? 0) - (y?.sign ?? 0)
    if (order !== 0) return order
    if (!x || !y) return 0
    const byItem = compareItems(x.item, y.item)
    if (byItem !== 0) return byItem
    x = x.rest
    y = y.rest
  }
}

export const maven = parsedScheme({
  id: 'maven',
  title: 'Maven',
  specification: "Maven's ComparableVersion (3.9)",
  parse: (version) => (version === '' ? undefined : { sequence: sequenceOf(parseItems(version)) }),
  compare: (a, b) => compareSequences(a.sequence, b.sequence),
  valid: /^[0-9A-Za-z][0-9A-Za-z._+-]*$/,
})
