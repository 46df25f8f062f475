import { compareText } from '#base/index.ts'
import { compareNumerals } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

/** One step of a version; steps compare by `rank` first, so that what may follow a common beginning has its order. */
type Step = { readonly rank: number; readonly value: string }

const BEFORE_END = ['alpha', 'beta', 'pre', 'rc'] as const
const AFTER_END = ['cvs', 'svn', 'git', 'hg', 'p'] as const
const END = 10
const REVISION = 20
const HASH = 21
const SUFFIX_NUMBER = 22
const SUFFIX = 30
const LETTER = 40
const DIGITS = 41

const FORM = /^(\d+)((?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/

function suffixSteps(suffixes: string): Step[] {
  return [...suffixes.matchAll(/_([a-z]+)(\d*)/g)].flatMap(([, name, number]) => {
    const before = BEFORE_END.findIndex((known) => known === name)
    const rank = before >= 0 ? before : SUFFIX + AFTER_END.findIndex((known) => known === name)
    const step = { rank, value: '' }
    return number ? [step, { rank: SUFFIX_NUMBER, value: number }] : [step]
  })
}

function parseApk(version: string): readonly Step[] | undefined {
  const match = FORM.exec(version)
  if (!match) return undefined
  const steps: Step[] = [{ rank: SUFFIX_NUMBER, value: match[1]! }]
  for (const digits of match[2]!.split('.').slice(1)) steps.push({ rank: DIGITS, value: digits })
  if (match[3]) steps.push({ rank: LETTER, value: match[3] })
  steps.push(...suffixSteps(match[4]!))
  if (match[5]) steps.push({ rank: HASH, value: match[5] })
  if (match[6]) steps.push({ rank: REVISION, value: match[6] })
  steps.push({ rank: END, value: '' })
  return steps
}

/** Numbers by value, but after the first dot one with a leading zero is a decimal fraction and compares as text: 1.05 < 1.1. */
function compareValues(rank: number, a: string, b: string): number {
  const asText = rank === HASH || rank === LETTER || (rank === DIGITS && (a.startsWith('0') || b.startsWith('0')))
  return asText ? compareText(a, b) : compareNumerals(a, b)
}

function compareSteps(a: readonly Step[], b: readonly Step[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a[i]!
    const y = b[i]!
    const order = x.rank - y.rank || compareValues(x.rank, x.value, y.value)
    if (order !== 0) return order
  }
  return 0
}

export const apk = parsedScheme({
  id: 'apk',
  title: 'Alpine packages',
  specification: 'apk-package(5), pkgver',
  parse: parseApk,
  compare: compareSteps,
})
