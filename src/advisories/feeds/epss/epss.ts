import { gunzipSync } from 'node:zlib'
import { MiB, ParseError, messageOf, textOf } from '#base/index.ts'
import type { Feed, FeedRecord } from '../contract.ts'

function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: 256 * MiB }) : bytes
  } catch (cause) {
    throw new ParseError('malformed', `not gzip: ${messageOf(cause)}`, { cause })
  }
}

/** `cve,epss,percentile` lines below a comment and a head (FIRST's daily CSV). */
function* convert(text: string): Generator<FeedRecord> {
  for (const line of text.split('\n')) {
    const match = /^(CVE-\d{4}-\d{4,}),([\d.eE-]+),([\d.eE-]+)\s*$/.exec(line)
    if (!match) continue
    const score = Number(match[2])
    const percentile = Number(match[3])
    if (score >= 0 && score <= 1 && percentile >= 0 && percentile <= 1) yield { kind: 'epss', cve: match[1]!, score, percentile }
  }
}

export const epss: Feed = {
  id: 'epss',
  title: 'Exploit Prediction Scoring System',
  licence: 'free to use',
  coverage: 'complete',
  wants: (path) => /epss.*\.csv(?:\.gz)?$/.test(path),
  convert: ({ bytes }) => convert(textOf(unzipped(bytes))),
}
