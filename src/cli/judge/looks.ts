import type { Instant } from '#base/index.ts'
import type { Coverage, Finding, FindingKind, Inputs, SecretFinding, Unknown } from '#model/index.ts'
import { type Detector, type SquashedTree, squash } from '#oci/index.ts'
import type { FoundDockerfile } from '#hygiene/index.ts'
import type { PlaceOrigin } from '#policy/index.ts'
import type { ReadTarget } from '../read-target.ts'
import type { Sections } from '../settings/sections.ts'

/** What was found beside packages. */
type Seen = { readonly findings: readonly Finding[]; readonly areas: readonly Coverage[]; readonly unknowns: readonly Unknown[] }

/** The detectors beside packages that a judgement asks for, and what to make of what they saw. */
export type Looks = {
  readonly detectors: readonly Detector<unknown>[]
  readonly digests: Pick<NonNullable<Inputs['digests']>, 'secrets' | 'controls'>
  readonly find: (read: ReadTarget, dockerfiles: readonly FoundDockerfile[], originOf: PlaceOrigin, time: Instant) => Seen
}

const treeOf = ({ layers }: ReadTarget): SquashedTree | undefined => {
  const trees = layers.flatMap(({ tree }) => tree ?? [])
  return trees.length > 0 ? squash(trees) : undefined
}

/** Loads what the kinds need and nothing else. */
export async function looksFor(kinds: readonly FindingKind[], sections?: Sections): Promise<Looks> {
  const secrets = kinds.includes('secret') ? await import('./secrets.ts') : undefined
  const hygiene = kinds.includes('hygiene')
    ? await Promise.all([
        import('./hygiene.ts'),
        import('#hygiene/index.ts'),
        import('#policy/index.ts').then(({ loadControls }) => loadControls()),
      ])
    : undefined
  const look = secrets?.secretLook(sections)
  const controls = hygiene?.[2]
  return {
    detectors: [...(look ? [look.detector] : []), ...(hygiene ? [hygiene[1].hygieneDetector, hygiene[1].dockerfileDetector] : [])],
    digests: { ...(look ? { secrets: look.digest } : {}), ...(controls ? { controls: controls.digest } : {}) },
    find: (read, dockerfiles, originOf, time) => {
      const tree = treeOf(read)
      const found = look && secrets ? secrets.findSecrets(look, read, tree, dockerfiles, time) : undefined
      const known: readonly SecretFinding[] = found?.findings ?? []
      const judged =
        hygiene && controls
          ? hygiene[0].findHygiene(controls, read, hygiene[0].factsOf(read, tree, known, time), { dockerfiles, originOf, time })
          : undefined
      return {
        findings: [...known, ...(judged?.findings ?? [])],
        areas: [...(found ? [found.area] : []), ...(judged ? [judged.area] : [])],
        unknowns: [...(found?.unknowns ?? []), ...(judged?.unknowns ?? [])],
      }
    },
  }
}
