import { compareText } from '#base/index.ts'
import type { VersionScheme } from '../contract.ts'
import { compareNumerals } from '../numeral.ts'

/** One step of a version; steps compare by `rank` first, so that what may follow a common beginning has its order. */
type Step = { readonly rank: number; readonly value: string }

const BEFORE_END = ['alpha', 'beta', 'pre', 'rc'] as const
const AFTER_END = ['cvs', 'svn', 'git', 'hg', 'p'] as const
/** What breaks the form ends the version there, after the suffixes of prereleases and before the end of a whole one. */
const BROKEN = 9
const END = 10
const REVISION = 20
const HASH = 21
const SUFFIX_NUMBER = 22
const SUFFIX = 30
const LETTER = 40
const DIGITS = 41
const FIRST = 42

/** Longer ones of no package are cut, which keeps a comparison linear. */
const LONGEST = 4096

/** What may come next, by the first character; `follows` are the ranks that it may stand behind. */
const STEPS: readonly { readonly form: RegExp; readonly rank: number; readonly follows: (rank: number) => boolean }[] = [
  { form: /^\.?(\d+)/, rank: DIGITS, follows: (rank) => rank === FIRST || rank === DIGITS },
  { form: /^(\d+)/, rank: SUFFIX_NUMBER, follows: (rank) => isSuffix(rank) },
  { form: /^([a-z])/, rank: LETTER, follows: (rank) => rank >= DIGITS },
  { form: /^_([a-z]+)/, rank: SUFFIX, follows: (rank) => rank >= LETTER || isSuffix(rank) || rank === SUFFIX_NUMBER },
  { form: /^~([0-9a-f]+)/, rank: HASH, follows: (rank) => rank !== HASH && rank !== REVISION },
  { form: /^-r(\d+)/, rank: REVISION, follows: (rank) => rank !== REVISION },
]

const isSuffix = (rank: number): boolean => rank < BROKEN || (rank >= SUFFIX && rank < LETTER)

function suffixRank(name: string): number {
  const before = BEFORE_END.findIndex((known) => known === name)
  const after = AFTER_END.findIndex((known) => known === name)
  return before >= 0 ? before : after >= 0 ? SUFFIX + after : BROKEN
}

function nextStep(rest: string, last: number): { readonly step: Step; readonly length: number } {
  for (const { form, rank, follows } of STEPS) {
    const match = follows(last) ? form.exec(rest) : undefined
    if (!match) continue
    const value = match[1]!
    return { step: rank === SUFFIX ? { rank: suffixRank(value), value: '' } : { rank, value }, length: match[0].length }
  }
  return { step: { rank: rest === '' ? END : BROKEN, value: '' }, length: 0 }
}

/** apk-tools 3, src/version.c: reads on until the end or what breaks the form. */
function stepsOf(version: string): readonly Step[] {
  const first = /^\d+/.exec(version)?.[0]
  if (first === undefined) return [{ rank: BROKEN, value: '' }]
  const steps: Step[] = [{ rank: FIRST, value: first }]
  for (let at = first.length; ;) {
    const { step, length } = nextStep(version.slice(at), steps.at(-1)!.rank)
    steps.push(step)
    if (step.rank === END || step.rank === BROKEN) return steps
    at += length
  }
}

/** Numbers by value, but after the first dot one with a leading zero is a decimal fraction and compares as text: 1.05 < 1.1. */
function compareValues(rank: number, a: string, b: string): number {
  const asText = rank === HASH || rank === LETTER || (rank === DIGITS && (a.startsWith('0') || b.startsWith('0')))
  return asText ? compareText(a, b) : compareNumerals(a, b)
}

function compareApk(a: string, b: string): number {
  const [xs, ys] = [stepsOf(a.trim().slice(0, LONGEST)), stepsOf(b.trim().slice(0, LONGEST))]
  for (let i = 0; i < xs.length && i < ys.length; i++) {
    const [x, y] = [xs[i]!, ys[i]!]
    const order = x.rank - y.rank || compareValues(x.rank, x.value, y.value)
    if (order !== 0) return order
  }
  return 0
}

export const apk = {
  id: 'apk',
  title: 'Alpine packages',
  specification: 'apk-package(5), pkgver',
  compare: compareApk,
  valid: (version) => version.length <= LONGEST && stepsOf(version.trim()).at(-1)!.rank === END,
} satisfies VersionScheme
