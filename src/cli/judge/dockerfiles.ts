import { MiB, readFileBounded, textOf } from '#base/index.ts'
import { type DockerfileLint, type FoundDockerfile, dockerfileDetector, dockerfileFindings, lintDockerfile } from '#hygiene/index.ts'
import type { HygieneFinding, Unknown } from '#model/index.ts'
import { checkName } from '#source-text/index.ts'
import { type ReadTarget, foundBy } from '../read-target.ts'

/** Bytes of a Dockerfile that the user names. */
const LIMIT = 1 * MiB

/** @throws FileError */
export const readDockerfile = async (path: string): Promise<FoundDockerfile> => ({
  path,
  text: textOf(await readFileBounded(path, LIMIT)),
})

export type Linted = { readonly findings: readonly HygieneFinding[]; readonly unknowns: readonly Unknown[]; readonly count: number }

const problemsOf = ({ path, problems }: DockerfileLint): Unknown[] =>
  problems.map(({ line, column, message }) => ({ path, reason: `${line}:${column}: ${message}` }))

/** Lints the Dockerfiles of a source folder and those that the user names. */
export function lintDockerfiles(read: ReadTarget, named: readonly FoundDockerfile[]): Linted {
  const inFolder =
    read.inventory.subject.kind === 'directory' ? read.layers.flatMap(({ found }) => foundBy(dockerfileDetector, found) ?? []) : []
  const all = [...inFolder, ...named]
  const unread = all.flatMap((one) => ('reason' in one ? [{ path: one.path, reason: one.reason }] : []))
  const lints = all.flatMap((one) => ('text' in one ? [lintDockerfile(one.text, one.path)] : []))
  return {
    findings: lints.flatMap(dockerfileFindings),
    unknowns: [...unread, ...lints.flatMap(problemsOf)],
    count: all.length,
  }
}

/**
 * What the image shows and its Dockerfile says, too, is one finding with both places: by our own name for the check, or by those under
 * which other tools know it. The image's own counts, for it is what runs.
 */
export function mergeSameChecks(ofImage: readonly HygieneFinding[], ofFile: readonly HygieneFinding[]): readonly HygieneFinding[] {
  const namesOf = ({ id, aliases }: HygieneFinding): string[] => [id, ...aliases].map(checkName)
  const byName = new Map(ofFile.flatMap((finding) => namesOf(finding).map((name) => [name, finding] as const)))
  const merged = new Set<HygieneFinding>()
  const findings = ofImage.map((finding) => {
    const same =
      finding.origin === 'base'
        ? undefined
        : namesOf(finding)
            .map((name) => byName.get(name))
            .find((one) => one)
    if (!same || same.inlineIgnore) return finding
    merged.add(same)
    return {
      ...finding,
      aliases: [...new Set([...finding.aliases, same.id, ...same.aliases])].filter((alias) => alias !== finding.id),
      location: [...finding.location, ...same.location],
    }
  })
  return [...findings, ...ofFile.filter((one) => !merged.has(one))]
}
