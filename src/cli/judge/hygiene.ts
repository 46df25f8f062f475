import type { Instant } from '#base/index.ts'
import { type HygieneLayer, hygieneDetector, imageFacts, secretPlace } from '#hygiene/index.ts'
import type { Coverage, HygieneFinding, ImageFacts, SecretFinding } from '#model/index.ts'
import type { SquashedTree } from '#oci/index.ts'
import { type ControlSet, type PlaceOrigin, hygieneFindings } from '#policy/index.ts'
import { type ReadTarget, foundBy } from '../read-target.ts'
import { placesOf } from './secrets.ts'

const AREA = { area: 'hygiene', packages: 0 } as const

function subjectOf({ image, inventory }: ReadTarget): Parameters<typeof imageFacts>[0]['subject'] {
  if (image)
    return { kind: 'image', config: image.settings, platform: image.platform, ...(image.tag === undefined ? {} : { tag: image.tag }) }
  return { kind: inventory.subject.kind === 'root' ? 'root' : 'directory' }
}

/** What there is to say of a target to controls; undefined of an SBOM. */
export function factsOf(
  read: ReadTarget,
  tree: SquashedTree | undefined,
  secrets: readonly SecretFinding[],
  time: Instant,
): ImageFacts | undefined {
  const layers = read.layers.flatMap(({ diffId, found }): HygieneLayer[] => {
    const records = foundBy(hygieneDetector, found)
    return records ? [{ ...(diffId === undefined ? {} : { diffId }), records }] : []
  })
  if (layers.length === 0 && !read.image) return undefined
  return imageFacts({
    time,
    layers,
    ...(tree ? { tree } : {}),
    owners: read.ownersOf,
    packages: read.inventory.packages,
    secrets: new Set(placesOf(secrets).map(([path, place]) => secretPlace(path, place))),
    subject: subjectOf(read),
  })
}

export type Hygiene = { readonly findings: readonly HygieneFinding[]; readonly area: Coverage }

/** Judges facts by the controls, and says which of them could not be judged. */
export function findHygiene(set: ControlSet, facts: ImageFacts | undefined, originOf: PlaceOrigin, time: Instant): Hygiene {
  if (!facts) return { findings: [], area: { ...AREA, status: 'not-assessed', reason: 'no-data', detail: 'an SBOM has no files' } }
  const { findings, outcomes } = hygieneFindings(set, facts, originOf)
  const seen = { sources: [`${set.controls.length} controls`], asOf: time }
  const blind = outcomes.filter(({ status }) => status === 'not-assessed')
  const reasons = [...Map.groupBy(blind, ({ reason = '' }) => reason)].map(
    ([reason, group]) => `${group.map(({ control }) => control).join(', ')} (${reason})`,
  )
  return {
    findings,
    area:
      reasons.length === 0 ? { ...AREA, status: 'assessed', ...seen } : { ...AREA, status: 'partial', ...seen, lacks: reasons.join('; ') },
  }
}
