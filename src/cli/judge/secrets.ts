import { type Instant, sortedBy } from '#base/index.ts'
import type { FoundDockerfile } from '#hygiene/index.ts'
import type { Coverage, SecretFinding, Unknown } from '#model/index.ts'
import { type Detector, type SquashedTree, digestOf } from '#oci/index.ts'
import {
  type LayerSecrets,
  type SecretGaps,
  type SecretRecords,
  type SecretRule,
  type SecretSettings,
  type SecretText,
  UserRuleError,
  rerated,
  rulesDigest,
  scanTexts,
  secretDetector,
  secretFindings,
  secretGaps,
  secretRules,
  withUserRules,
} from '#secrets/index.ts'
import { type ReadTarget, foundBy } from '../read-target.ts'
import type { Sections } from '../settings/sections.ts'
import { configTexts } from './config-texts.ts'

/** The secret detector and what it is asked with. */
export type SecretLook = {
  readonly rules: readonly SecretRule[]
  readonly detector: Detector<SecretRecords>
  readonly digest: string
  readonly settings: Pick<SecretSettings, 'disable' | 'severity'>
}

/** Our rules as plimsoll.yaml changes them. @throws SettingsError that shows what is wrong there */
function rulesOf(sections: Sections | undefined): readonly SecretRule[] {
  try {
    return withUserRules(secretRules, sections?.secrets ?? {})
  } catch (cause) {
    if (cause instanceof UserRuleError && sections) sections.fail(['secrets', ...cause.keys], `secrets: ${cause.message}`, cause)
    throw cause
  }
}

export function secretLook(sections: Sections | undefined): SecretLook {
  const rules = rulesOf(sections)
  const { disable = [], severity = {} } = sections?.secrets ?? {}
  const digest = rulesDigest(rules)
  const isChanged = disable.length > 0 || Object.keys(severity).length > 0
  return {
    rules,
    detector: secretDetector(rules),
    settings: { disable, severity },
    digest: isChanged ? digestOf(JSON.stringify([digest, disable, Object.entries(severity)])) : digest,
  }
}

export type Secrets = {
  readonly findings: readonly SecretFinding[]
  readonly area: Coverage
  readonly unknowns: readonly Unknown[]
}

const AREA = { area: 'secrets', packages: 0 } as const

function lacksOf({ archives, encryptedKeys, more }: SecretGaps): string {
  const kinds = sortedBy([...archives], ([kind]) => [kind]).map(([kind, count]) => `${count} ${kind}`)
  const parts = [
    ...(kinds.length > 0 ? [`what is packed in ${kinds.join(', ')}`] : []),
    ...(encryptedKeys > 0 ? [`${encryptedKeys} keys with a passphrase`] : []),
    ...(more > 0 ? [`${more} more places`] : []),
  ]
  return parts.join('; ')
}

const dockerfileTexts = (dockerfiles: readonly FoundDockerfile[]): SecretText[] =>
  dockerfiles.flatMap((one) => ('text' in one ? [{ location: { path: one.path }, text: one.text, exposure: 'source' }] : []))

/** Secrets in the files of a target, in what an image says of itself, and in Dockerfiles that the user names. */
export function findSecrets(
  { rules, detector, settings }: SecretLook,
  read: ReadTarget,
  tree: SquashedTree | undefined,
  dockerfiles: readonly FoundDockerfile[],
  time: Instant,
): Secrets {
  const layers = read.layers.flatMap(({ diffId, found }): LayerSecrets[] => {
    const records = foundBy(detector, found)
    return records ? [{ ...(diffId === undefined ? {} : { layer: diffId }), found: records }] : []
  })
  if (layers.length === 0 && !read.image)
    return { findings: [], area: { ...AREA, status: 'not-assessed', reason: 'no-data', detail: 'an SBOM has no files' }, unknowns: [] }
  const owners = read.ownersOf(new Set(layers.flatMap(({ found }) => found.records.map(({ path }) => path.split('!/', 1)[0]!))))
  const found = secretFindings({
    layers,
    ...(tree ? { tree } : {}),
    folder: read.inventory.subject.kind === 'root' ? 'final-tree' : 'source',
    texts: scanTexts([...(read.image ? configTexts(read.image.settings) : []), ...dockerfileTexts(dockerfiles)], rules),
    rules,
    owner: (path) => owners.get(path),
    time,
  })
  const findings = rerated(found, rules, settings)
  const gaps = secretGaps(layers)
  const lacks = lacksOf(gaps)
  const seen = { sources: [`${rules.length} rules`], asOf: time }
  return {
    findings,
    area: lacks === '' ? { ...AREA, status: 'assessed', ...seen } : { ...AREA, status: 'partial', ...seen, lacks },
    unknowns: gaps.partial,
  }
}

/** Where a value was found, for hygiene to be silent about. */
export const placesOf = (findings: readonly SecretFinding[]): readonly (readonly [path: string, place: 'config' | 'history' | 'file'])[] =>
  findings.flatMap(({ location }) => location.map(({ path, place }) => [path, place ?? 'file'] as const))
