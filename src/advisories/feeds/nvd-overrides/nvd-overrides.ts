import * as z from 'zod'
import { parseJson } from '#base/index.ts'
import type { Affected, RangeEvent } from '#model/index.ts'
import { afterSemver } from '../../versions/successor.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'

const CpeMatch = z.object({
  criteria: z.string().max(1000),
  vulnerable: z.boolean(),
  versionStartIncluding: z.string().optional(),
  versionStartExcluding: z.string().optional(),
  versionEndIncluding: z.string().optional(),
  versionEndExcluding: z.string().optional(),
})
type CpeMatch = z.output<typeof CpeMatch>

const Override = z.object({
  _annotation: z.object({ cve_id: z.string() }),
  cve: z.object({
    configurations: z
      .array(z.object({ nodes: z.array(z.object({ cpeMatch: z.array(CpeMatch).max(10_000).default([]) })).max(1000) }))
      .max(1000)
      .default([]),
  }),
})

const unescape = (part: string): string => part.replace(/\\(.)/g, '$1')

/** A CPE 2.3 name's parts; a colon inside of one is escaped. */
const partsOf = (cpe: string): string[] => (cpe.match(/(?:\\.|[^:\\])+/g) ?? []).map(unescape)

/**
 * target_sw says the ecosystem; a Node.js product is the package's name, a Maven vendor the groupId where it has dots, or where it is the
 * product as well: `commons-fileupload:commons-fileupload`, as Maven's first projects are called.
 */
function packageOf(parts: readonly string[]): { ecosystem: string; name: string } | undefined {
  const [, , , vendor = '', product = '', , , , , , target] = parts
  if (target === 'node.js') return { ecosystem: 'npm', name: product }
  if (target === 'maven' && (vendor.includes('.') || vendor === product)) return { ecosystem: 'Maven', name: `${vendor}:${product}` }
  return undefined
}

/** For a range that excludes its start. Of Maven's no later version is known that is the first one: there the range begins at it. */
const after = (ecosystem: string, version: string): string => (ecosystem === 'npm' ? afterSemver(version) : version)

function affectedOf(match: CpeMatch): Affected | undefined {
  const parts = partsOf(match.criteria)
  const named = packageOf(parts)
  if (!named || !match.vulnerable) return undefined
  const version = parts[5]
  // `-`: the product has no versions, which no package is.
  if (version === '-') return undefined
  if (version && version !== '*') {
    const update = parts[6]
    return { ...named, ranges: [], versions: [update && !['*', '-'].includes(update) ? `${version}-${update}` : version] }
  }
  const start =
    match.versionStartIncluding ?? (match.versionStartExcluding === undefined ? '0' : after(named.ecosystem, match.versionStartExcluding))
  const end: RangeEvent[] = match.versionEndExcluding
    ? [{ fixed: match.versionEndExcluding }]
    : match.versionEndIncluding
      ? [{ lastAffected: match.versionEndIncluding }]
      : []
  return { ...named, ranges: [{ events: [{ introduced: start }, ...end] }], versions: [] }
}

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  const { _annotation, cve } = parseJson(Override, bytes)
  const matches = cve.configurations.flatMap(({ nodes }) => nodes.flatMap(({ cpeMatch }) => cpeMatch))
  const unique = new Map(matches.flatMap((match) => affectedOf(match) ?? []).map((affected) => [JSON.stringify(affected), affected]))
  if (unique.size > 0)
    yield {
      kind: 'advisory',
      advisory: { id: _annotation.cve_id, aliases: [], source: 'nvd-overrides', vectors: [], affected: [...unique.values()] },
    }
}

export const nvdOverrides: Feed = {
  id: 'nvd-overrides',
  title: 'NVD data overrides for npm and Maven',
  licence: 'CC0-1.0',
  coverage: 'selected-advisories',
  lacks: 'what NVD itself has analysed',
  wants: (path) => /CVE-[^/]+\.json$/.test(path),
  convert,
}
