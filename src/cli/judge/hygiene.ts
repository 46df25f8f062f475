import type { Instant } from '#base/index.ts'
import { type FoundDockerfile, type HygieneLayer, dockerfileRules, hygieneDetector, imageFacts, secretPlace } from '#hygiene/index.ts'
import type { Coverage, HygieneFinding, ImageFacts, SecretFinding, Unknown } from '#model/index.ts'
import type { SquashedTree } from '#oci/index.ts'
import { type ControlSet, type PlaceOrigin, hygieneFindings } from '#policy/index.ts'
import { type ReadTarget, foundBy } from '../read-target.ts'
import { lintDockerfiles, mergeSameChecks } from './dockerfiles.ts'
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
  if ((layers.length === 0 && !read.image) || read.dockerfile) return undefined
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

export type Hygiene = { readonly findings: readonly HygieneFinding[]; readonly area: Coverage; readonly unknowns: readonly Unknown[] }

type HygieneCase = { readonly dockerfiles: readonly FoundDockerfile[]; readonly originOf: PlaceOrigin; readonly time: Instant }

/** What ShellCheck would say of the scripts in RUN is not looked for. */
const SHELLCHECK = 'shell scripts in RUN by ShellCheck'

/** Judges facts by the controls and lints Dockerfiles, and says which of them could not be judged. */
export function findHygiene(
  set: ControlSet,
  read: ReadTarget,
  facts: ImageFacts | undefined,
  { dockerfiles, originOf, time }: HygieneCase,
): Hygiene {
  const linted = lintDockerfiles(read, [...(read.dockerfile ? [read.dockerfile] : []), ...dockerfiles])
  const { findings, outcomes } = facts ? hygieneFindings(set, facts, originOf) : { findings: [], outcomes: [] }
  if (!facts && linted.count === 0)
    return { findings: [], unknowns: [], area: { ...AREA, status: 'not-assessed', reason: 'no-data', detail: 'an SBOM has no files' } }
  const blind = outcomes.filter(({ status }) => status === 'not-assessed')
  const lacks = [
    ...[...Map.groupBy(blind, ({ reason = '' }) => reason)].map(
      ([reason, group]) => `${group.map(({ control }) => control).join(', ')} (${reason})`,
    ),
    ...(linted.count > 0 ? [SHELLCHECK] : []),
  ]
  const seen = {
    sources: [`${set.controls.length} controls`, ...(linted.count > 0 ? [`${dockerfileRules.length} Dockerfile rules`] : [])],
    asOf: time,
  }
  return {
    findings: mergeSameChecks(findings, linted.findings),
    unknowns: linted.unknowns,
    area: lacks.length === 0 ? { ...AREA, status: 'assessed', ...seen } : { ...AREA, status: 'partial', ...seen, lacks: lacks.join('; ') },
  }
}
