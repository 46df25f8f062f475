import { aptPins, fromReferences, parseDockerfile } from '#hygiene/index.ts'
import type { BaseComparison } from './compare-bases.ts'
import type { FixedFile, Upgrade } from './plan.ts'
import { type Edit, type TextFile, applyEdits } from './text-file.ts'
import { unifiedDiff } from './unified-diff.ts'

/** What becomes of the Dockerfile that built an image, and why not more. */
export type DockerfileFix = { readonly files: readonly FixedFile[]; readonly patch: string; readonly notes: readonly string[] }

/** The versions that apt lines pin, where the upgrade of that version is proven. */
function pinEdits(text: string, upgrades: readonly Upgrade[]): Edit[] {
  const wanted = new Map(upgrades.filter(({ type }) => type === 'deb').map((one) => [`${one.name}=${one.from}`, one.to]))
  return aptPins(parseDockerfile(text)).flatMap(({ name, version, span }) => {
    // `name:arch` is the package of that architecture.
    const to = wanted.get(`${name.split(':', 1)[0]!}=${version}`)
    return to === undefined ? [] : [{ start: span.start, end: span.end, text: to }]
  })
}

/** A base is better when fewer findings are left on it; what is not assessed counts as left. */
const leftOn = ({ stays, brings, unknown }: BaseComparison): number => stays.length + brings.length + unknown.length
const leftBefore = ({ clears, stays, unknown }: BaseComparison): number => clears.length + stays.length + unknown.length

/** What FROM would name: an image in a registry, as the user named it. */
const imageNameOf = (target: string): string | undefined => {
  const name = target.replace(/^registry:/, '')
  return /^[a-z0-9][\w./:@-]{0,400}$/.test(name) && !/^(?:oci|archive|docker|podman|root|dir|sbom):/.test(name) ? name : undefined
}

/** The last FROM, which the image is of, on the base that scanning has shown to be better. */
function fromEdit(text: string, bases: readonly BaseComparison[]): Edit | string | undefined {
  const [best] = bases
  if (!best) return undefined
  if (leftOn(best) >= leftBefore(best)) return `FROM stays: none of the other bases leaves fewer findings`
  const name = imageNameOf(best.target)
  if (name === undefined) return `FROM stays: "${best.target}" is no image in a registry`
  const file = parseDockerfile(text)
  const last = file.instructions.findLast(({ kind }) => kind === 'FROM')
  const from = fromReferences(file).at(-1)
  if (!last || !from || from.span.start < last.start) return 'FROM stays: the last stage builds on another one'
  if (from.image.includes('$')) return `FROM stays: "${from.image}" has variables`
  if (from.digest !== undefined && !name.includes('@')) return `FROM stays: it is pinned by digest, and "${name}" is not`
  return from.image === name ? undefined : { start: from.span.start, end: from.span.end, text: name }
}

/** Edits pinned apt versions and FROM of the Dockerfile that an image was built by. `bases`: the best one first. */
export function fixDockerfile(file: TextFile, upgrades: readonly Upgrade[], bases: readonly BaseComparison[]): DockerfileFix {
  // The reader leaves a byte order mark out of its offsets.
  const mark = file.text.startsWith('\uFEFF') ? 1 : 0
  const text = file.text.slice(mark)
  const from = fromEdit(text, bases)
  const edits = [...pinEdits(text, upgrades), ...(typeof from === 'object' ? [from] : [])]
  const after = file.text.slice(0, mark) + applyEdits(text, edits)
  const notes = typeof from === 'string' ? [from] : []
  if (after === file.text) return { files: [], patch: '', notes }
  return {
    files: [{ path: file.path, digest: file.digest, before: file.text, after }],
    patch: unifiedDiff(file.path, file.text, after),
    notes,
  }
}
