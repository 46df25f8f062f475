import { ParseError, textOf } from '#base/index.ts'
import { type Affected, type FixState, debianReleases } from '#model/index.ts'
import type { Feed, FeedRecord } from '../contract.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Block = { readonly id: string; readonly date: string; readonly cves: string[]; readonly affected: Affected[] }

const HEAD = /^\[(\d{1,2}) (\w{3}) (\d{4})\] (D[SL]A-\d+(?:-\d+)?) /
const FIX = /^\s+\[(\w+)\] - (\S+)\s+(\S+)/

function recordOf({ id, date, cves, affected }: Block): FeedRecord[] {
  return affected.length === 0
    ? []
    : [{ kind: 'advisory', advisory: { id, aliases: cves, source: 'debian', published: date, modified: date, vectors: [], affected } }]
}

/** A version fixes what came before it; `<unfixed>` and its like fix nothing. */
function affectedOf(line: string): Affected | undefined {
  const fix = FIX.exec(line)
  const release = debianReleases.get(fix?.[1] ?? '')
  if (!fix || release === undefined || fix[3] === '<not-affected>') return undefined
  const events = fix[3]!.startsWith('<') ? [{ introduced: '0' }] : [{ introduced: '0' }, { fixed: fix[3]! }]
  const state: { state?: FixState } = fix[3] === '<end-of-life>' ? { state: 'end-of-life' } : {}
  return { ecosystem: `Debian:${release}`, name: fix[2]!, ranges: [{ events }], versions: [], ...state }
}

/** The security tracker's data/DSA/list and data/DLA/list: an advisory's head, its CVEs in braces, a line per release that it fixes. */
function* convert(text: string): Generator<FeedRecord> {
  let block: Block | undefined
  for (const line of text.split('\n')) {
    const head = HEAD.exec(line)
    if (head) {
      if (block) yield* recordOf(block)
      const month = MONTHS.indexOf(head[2]!) + 1
      if (month === 0) throw new ParseError('malformed', `an unknown month in "${line.slice(0, 80)}"`)
      block = {
        id: head[4]!,
        date: `${head[3]}-${String(month).padStart(2, '0')}-${head[1]!.padStart(2, '0')}T00:00:00Z`,
        cves: [],
        affected: [],
      }
    } else if (block && /^\s+\{/.test(line)) block.cves.push(...(line.match(/CVE-\d{4}-\d{4,}/g) ?? []))
    else if (block) {
      const affected = affectedOf(line)
      if (affected) block.affected.push(affected)
    }
  }
  if (block) yield* recordOf(block)
}

export const debianList: Feed = {
  id: 'debian',
  title: 'Debian security advisories (DSA, DLA)',
  licence: 'facts of the Debian security tracker',
  coverage: 'advisories-only',
  lacks: 'vulnerabilities without a DSA or DLA: unfixed, minor and point-release ones',
  wants: (path) => /(?:^|\/)D[SL]A\/list$/.test(path),
  convert: ({ bytes }) => convert(textOf(bytes)),
}
