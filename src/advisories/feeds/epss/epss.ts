import { gunzipSync } from 'node:zlib'
import { MiB, ParseError, messageOf, textOf } from '#base/index.ts'
import type { Feed, FeedRecord } from '../contract.ts'

/** Some 300,000 lines of 30 characters have 10 MB. */
const LARGEST = 256 * MiB

function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes
  } catch (cause) {
    throw new ParseError('malformed', `not gzip: ${messageOf(cause)}`, { cause })
  }
}

/** `#model_version:v2025.03.14,score_date:2026-08-21T00:00:00+0000`. */
function editionOf(comment: string): FeedRecord[] {
  const day = /\bscore_date:(\d{4}-\d\d-\d\d)/.exec(comment)?.[1]
  const model = /\bmodel_version:([\w.-]{1,40})/.exec(comment)?.[1]
  return day === undefined ? [] : [{ kind: 'edition', asOf: `${day}T00:00:00Z`, ...(model ? { edition: model } : {}) }]
}

const SCORE = /^(CVE-\d{4}-\d{4,}),([\d.eE-]{1,30}),([\d.eE-]{1,30})$/

/** A comment with the model and the day, a head, and a `cve,epss,percentile` line for each CVE (FIRST's daily CSV). */
function* convert(text: string): Generator<FeedRecord> {
  let scores = 0
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd()
    if (line.startsWith('#')) yield* editionOf(line)
    const match = SCORE.exec(line)
    if (!match) continue
    const score = Number(match[2])
    const percentile = Number(match[3])
    if (!(score >= 0 && score <= 1 && percentile >= 0 && percentile <= 1)) continue
    scores++
    yield { kind: 'epss', cve: match[1]!, score, percentile }
  }
  // A page that says that the file has moved has none.
  if (scores === 0) throw new ParseError('malformed', 'no line of scores')
}

export const epss: Feed = {
  id: 'epss',
  title: 'Exploit Prediction Scoring System',
  licence: 'free to use',
  coverage: 'complete',
  publication: { parts: [], addresses: () => ['https://epss.empiricalsecurity.com/epss_scores-current.csv.gz'] },
  wants: (path) => /epss.*\.csv(?:\.gz)?$/.test(path),
  convert: ({ bytes }) => convert(textOf(unzipped(bytes))),
}
