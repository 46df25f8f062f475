import { KiB } from '#base/index.ts'
import { type KeyReading, certificateKeyAt, privateKeyAt } from '../keys/private-key.ts'
import { STEP } from './base64-alphabet.ts'
import { base64Runs } from './base64-runs.ts'
import { type CompiledRules, type Marker, SLICE } from './compile-rules.ts'
import { FileScan } from './file-scan.ts'
import { hasPlainRun } from './guards.ts'
import type { KeywordSearch } from './keyword-search.ts'
import { gradeOf, textOfBytes } from './grade.ts'
import { matchWindow } from './match-window.ts'
import type { Sighting } from './sighting.ts'
import { type Allowance, KEYS, type Region, Windows } from './windows.ts'

/** Bytes around a keyword that anything looks at: rules' windows, and behind a key's header the whole key (RSA of 16384 bits: 12.5 KB). */
export const BEFORE = 8 * KiB
export const AFTER = 16 * KiB
/** Bytes in front of the word KEY that may belong to its header. */
const HEADER = 64
const CERTIFICATE = 8 * KiB

/** What one find costs, in bytes of windows. */
const FIND = KiB

/** A region of a file with the part of it whose keywords are its own: what is before or behind is there to be looked at. */
export type OwnRegion = Region & {
  readonly ownFrom: number
  readonly ownTo: number
  readonly file: FileScan
  /** Base64 is looked into: of texts. In programs and images such runs are none that anybody wrote. */
  readonly decodes: boolean
}

/** What a private key is called where rules are. */
export const PRIVATE_KEY = 'private-key'

/** Buffers are another kind of array to the compiler: code that meets both is slower for either. */
const plainBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)

function isNear(text: string, near: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return near.some((one) => lower.includes(one))
}

export function keyGrade(reading: KeyReading): Pick<Sighting, 'severity' | 'confidence' | 'evidence'> {
  switch (reading.kind) {
    case 'plain':
      return { severity: 'critical', confidence: 'high', evidence: [`${reading.what}, unencrypted`] }
    case 'other':
      return { severity: 'high', confidence: 'medium', evidence: ['a private key of an algorithm that is not read here, unencrypted'] }
    case 'broken':
    case 'encrypted':
      return { severity: 'medium', confidence: 'low', evidence: ['no key can be read from it: altered, or an example'] }
  }
}

/** Finds secrets in bytes: keywords, windows, patterns; keys; and all of that in base64, one level deep. */
export class Scanner {
  readonly #compiled: CompiledRules
  readonly #allowance: Allowance
  readonly #windows: Windows
  readonly #search: KeywordSearch

  constructor(compiled: CompiledRules, allowance: Allowance) {
    this.#compiled = compiled
    this.#allowance = allowance
    this.#windows = new Windows(compiled, allowance)
    this.#search = compiled.search()
  }

  /** Regions that lie one behind the other in at most SLICE bytes; keywords that reach from one into the next are none. */
  regions(bytes: Uint8Array, regions: readonly OwnRegion[]): void {
    if (regions.length === 0) return
    const to = regions.at(-1)!.to
    this.#allowance.earn(to - regions[0]!.from)
    this.#search.find(bytes, regions[0]!.from, to)
    let at = 0
    for (const region of regions) at = this.#region(region, at)
    this.#decode(regions)
  }

  /** A file that is in memory as a whole. */
  whole(given: Uint8Array, file: FileScan, decodes = true): void {
    const bytes = plainBytes(given)
    const { longest } = this.#compiled.automaton
    const stride = SLICE - longest - STEP
    for (let at = 0; at < bytes.length; at += stride) {
      const ownTo = Math.min(bytes.length, at + stride)
      this.#allowance.earn(ownTo - at)
      this.#search.find(bytes, Math.max(0, at - longest), Math.min(bytes.length, ownTo + STEP))
      const region = { bytes, from: 0, to: bytes.length, offset: 0, ownFrom: at, ownTo, file, decodes }
      this.#region(region, 0)
      this.#decode([region])
    }
  }

  /** @returns the number of the first hit that lies behind the region */
  #region(region: OwnRegion, firstHit: number): number {
    const { from, ownFrom, ownTo, file } = region
    const { keywords, automaton } = this.#compiled
    const search = this.#search
    const attempt = (rule: number, start: number, end: number): void => this.#try(rule, start, end, region)
    let hit = firstHit
    for (; hit < search.count; hit++) {
      const last = search.at(hit)
      if (last >= region.to) break
      if (last < ownFrom || last >= ownTo) continue
      for (const keyword of automaton.keywordsAt(search.state(hit))) {
        const { length, marker } = keywords[keyword]!
        if (last + 1 - length < from) continue
        if (marker !== undefined) this.#mark(marker, last + 1 - length, region)
        this.#windows.add(keyword, last, region, file.budget, attempt)
      }
    }
    this.#windows.close(attempt)
    return hit
  }

  #try(number: number, start: number, end: number, { bytes, from, offset, file }: OwnRegion): void {
    const compiled = this.#compiled.rules[number]!
    const { rule } = compiled
    if (rule.run !== undefined && rule.run > 0 && !hasPlainRun(bytes, start, end, rule.run)) return
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
    if (rule.near && !isNear(text, rule.near)) return
    const mayFind = (): boolean => {
      if (this.#allowance.take(FIND)) return true
      if (!file.budget.partial.has(number)) file.budget.partial.set(number, offset + (start - from))
      return false
    }
    for (const match of matchWindow(compiled, text, mayFind)) {
      const grade = gradeOf(rule, match.value)
      if (!grade) continue
      const at = offset + (start - from)
      const value = textOfBytes(match.value)
      const { prefix = '' } = rule
      file.add({
        rule: rule.id,
        from: at + match.from,
        to: at + match.to,
        value: match.value,
        prefix: value.startsWith(prefix) ? prefix : '',
        length: Array.from(value).length,
        ...grade,
      })
    }
  }

  #mark(marker: Marker, at: number, { bytes, from, to, offset, file }: OwnRegion): void {
    const isCertificate = marker === 'begin certificate-----'
    const start = Math.max(from, at - HEADER)
    const end = Math.min(to, at + (isCertificate ? CERTIFICATE : AFTER))
    // Most such words are no headers: without dashes in front nothing is made a text of.
    if (marker !== 'putty-user-key-file-' && !bytes.subarray(start, at).includes(0x2d)) return
    if (!this.#allowance.take(end - start)) {
      if (!file.budget.partial.has(KEYS)) file.budget.partial.set(KEYS, offset + (at - from))
      return
    }
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
    if (isCertificate) {
      const publicKey = certificateKeyAt(text, at - start + 'BEGIN '.length)
      if (publicKey !== undefined) file.addCertificate(publicKey)
      return
    }
    const key = privateKeyAt(text, at - start)
    if (!key) return
    if (key.reading.kind === 'encrypted') {
      file.encryptedKeys++
      return
    }
    file.add({
      rule: PRIVATE_KEY,
      from: offset + (start - from) + key.from,
      to: offset + (start - from) + key.to,
      value: key.body,
      prefix: key.header,
      length: key.to - key.from,
      ...keyGrade(key.reading),
      rank: 0,
      ...(key.reading.kind === 'plain' && key.reading.publicKey !== undefined ? { publicKey: key.reading.publicKey } : {}),
    })
  }

  /** Base64 of the regions that were searched last: all of it is found before what is in it is searched. */
  #decode(regions: readonly OwnRegion[]): void {
    const found = regions.map(({ bytes, from, to, ownFrom, ownTo, decodes }) => {
      if (!decodes) return []
      return base64Runs(bytes, { from: ownFrom, ownTo, to, isCut: ownFrom > from }, (at, until) => this.#search.nextProbe(at, until))
    })
    for (const [i, { from, offset, file }] of regions.entries())
      for (const run of found[i]!) {
        const inside = new FileScan()
        this.whole(run.decoded, inside, false)
        file.addDecoded(inside, offset + (run.from - from))
      }
  }
}
