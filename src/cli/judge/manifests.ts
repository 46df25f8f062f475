import { sortedBy } from '#base/index.ts'
import { type Manifest, readManifests } from '#kubernetes/index.ts'
import type { Coverage, Finding, Location, Unknown } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { type ControlParams, type PlacedObject, type WorkloadSet, judgeObjects } from '#policy/index.ts'
import { withDefaults } from '#resources/index.ts'

/** What was made of manifests. */
export type JudgedManifests = {
  readonly findings: readonly Finding[]
  readonly areas: readonly Coverage[]
  readonly unknowns: readonly Unknown[]
  /** Of the objects as they were read. */
  readonly digest: string
  readonly controls: string
}

/** Integers that a number does not hold are written as they are. */
const digestText = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one))

function placed({ path, object: written, place }: Manifest, defaults: boolean): PlacedObject {
  const locate = (field: readonly (string | number)[]): Location => {
    const { line, column } = place(field)
    return { path, line, column }
  }
  return { path, object: defaults ? withDefaults(written) : written, locate }
}

const setsDigest = (sets: readonly WorkloadSet[], params: ControlParams): string => digestOf(JSON.stringify([sets, params]))

/** Reads the manifests at a path and judges every object by every control. @throws FileError, PolicyError */
export async function judgeManifests(
  path: string,
  sets: readonly WorkloadSet[],
  params: ControlParams,
  {
    time,
    defaults,
  }: { readonly time: string; /** As the API server would see them, not as they are written. */ readonly defaults: boolean },
): Promise<JudgedManifests> {
  const { manifests, unknowns } = await readManifests([path])
  const { findings, undecided, controls } = judgeObjects(
    manifests.map((one) => placed(one, defaults)),
    sets,
    params,
  )
  const open = undecided.map(({ path: file, control, resource, reason }) => ({
    path: file,
    reason: `control ${control} is undetermined for ${resource}: ${reason}`,
  }))
  return {
    findings: sortedBy(findings, ({ location: [first], id, fingerprint }) => [first?.path ?? '', first?.line ?? 0, id, fingerprint]),
    areas: [
      {
        area: 'controls',
        packages: 0,
        status: 'assessed',
        sources: [`${controls} controls of ${sets.map(({ id }) => id).join(', ')}`],
        asOf: time,
      },
    ],
    unknowns: [...unknowns, ...open],
    digest: digestOf(digestText(manifests.map(({ path: file, object }) => [file, object]))),
    controls: setsDigest(sets, params),
  }
}
