import { KiB, MiB } from '#base/index.ts'
import type { CompiledRules } from './compile-rules.ts'
import { isAssignment, isLeftBoundary, isTokenRun, isUserInfo } from './guards.ts'

/** Bytes that patterns may be tried on, by rule, for each MiB of a file that has begun. */
const PER_RULE = 64 * KiB
/**
 * The same over all files and rules: this much at once, and an eighth of what was read; an ordinary image needs a fiftieth. A token costs
 * some 2 KiB over the rules that look at it: 8,000 of them in small files are all looked at.
 */
const [AT_ONCE, SHARE] = [16 * MiB, 1 / 8] as const
/** What a window costs beside its bytes: to begin with a pattern is worth as many more. */
const WINDOW = 256

/** Bytes of a keyword that says enough: it may be all of the value. */
const TELLING = 20

/** The work that is left, by default to patterns, counted in bytes over everything that one scan reads. */
export class Allowance {
  readonly #atOnce: number
  readonly #share: number
  #left: number

  constructor(atOnce: number = AT_ONCE, share: number = SHARE) {
    this.#atOnce = atOnce
    this.#share = share
    this.#left = atOnce
  }

  /** Bytes that were read. */
  earn(bytes: number): void {
    this.#left = Math.min(this.#atOnce, this.#left + bytes * this.#share)
  }

  take(bytes: number): boolean {
    if (bytes > this.#left) return false
    this.#left -= bytes
    return true
  }
}

/** Stands for private keys and certificates where rules are numbers. */
export const KEYS = -1

/** What patterns are tried on within one file: bytes by rule, and where it was too much. */
export type FileBudget = {
  readonly spent: Map<number, number>
  /** Rule → offset in the file from which it was not looked for. */
  readonly partial: Map<number, number>
}

export const fileBudget = (): FileBudget => ({ spent: new Map(), partial: new Map() })

/** Bytes in memory that belong to one file: `from` to `to` of `bytes`, at `offset` in the file. */
export type Region = { readonly bytes: Uint8Array; readonly from: number; readonly to: number; readonly offset: number }

/** Tried with the number of a rule and the window that its keywords stand in. */
export type Try = (rule: number, from: number, to: number) => void

/** Cuts windows around keywords, one for all that overlap. */
export class Windows {
  readonly #compiled: CompiledRules
  readonly #allowance: Allowance
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #open: number[] = []

  constructor(compiled: CompiledRules, allowance: Allowance) {
    this.#compiled = compiled
    this.#allowance = allowance
    this.#starts = new Int32Array(compiled.rules.length).fill(-1)
    this.#ends = new Int32Array(compiled.rules.length)
  }

  /** A keyword whose last byte is at `last`. Keywords come in order of that. */
  add(keyword: number, last: number, region: Region, budget: FileBudget, attempt: Try): void {
    const { length, prefix, assignment, userinfo, any } = this.#compiled.keywords[keyword]!
    const { bytes, from, to } = region
    const start = last + 1 - length
    const end = last + 1
    if (prefix.length > 0 && isLeftBoundary(bytes, start, from) && (length >= TELLING || isTokenRun(bytes, end, to)))
      for (const rule of prefix) this.#extend(rule, start, end, region, budget, attempt)
    if (assignment.length > 0 && isAssignment(bytes, end, to))
      for (const rule of assignment) this.#extend(rule, start, end, region, budget, attempt)
    if (userinfo.length > 0 && isUserInfo(bytes, end, to))
      for (const rule of userinfo) this.#extend(rule, start, end, region, budget, attempt)
    for (const rule of any) this.#extend(rule, start, end, region, budget, attempt)
  }

  #extend(rule: number, start: number, end: number, { from, to, offset }: Region, budget: FileBudget, attempt: Try): void {
    const { before, after } = this.#compiled.rules[rule]!.rule
    const windowStart = Math.max(from, start - before)
    const windowEnd = Math.min(to, end + after)
    const isOpen = this.#starts[rule]! >= 0
    const joins = isOpen && windowStart <= this.#ends[rule]!
    const more = joins ? Math.max(0, windowEnd - this.#ends[rule]!) : windowEnd - windowStart
    const spent = budget.spent.get(rule) ?? 0
    const allowed = PER_RULE * (1 + Math.floor((offset + (start - from)) / MiB))
    if (spent + more > allowed || !this.#allowance.take(joins ? more : more + WINDOW)) {
      if (!budget.partial.has(rule)) budget.partial.set(rule, offset + (start - from))
      return
    }
    budget.spent.set(rule, spent + more)
    if (joins) {
      this.#ends[rule] = Math.max(this.#ends[rule]!, windowEnd)
      return
    }
    if (isOpen) attempt(rule, this.#starts[rule]!, this.#ends[rule]!)
    else this.#open.push(rule)
    this.#starts[rule] = windowStart
    this.#ends[rule] = windowEnd
  }

  /** Tries what is still open: the region is at its end. */
  close(attempt: Try): void {
    for (const rule of this.#open) {
      const start = this.#starts[rule]!
      this.#starts[rule] = -1
      attempt(rule, start, this.#ends[rule]!)
    }
    this.#open.length = 0
  }
}
