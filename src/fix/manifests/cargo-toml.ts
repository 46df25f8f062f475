import { tomlPlaces } from '../places/toml-places.ts'
import { type Change, type ManifestEditor, type Manifests, type Wanted, absent } from './contract.ts'
import { raise } from './raise.ts'

const SECTION = /^(?:dev-|build-)?dependencies$/

/** `dependencies.x`, `dependencies.x.version`, `target.'cfg(…)'.dependencies.x`, `workspace.dependencies.x`, `patch.crates-io.x` is none. */
function dependencyOf(keys: readonly string[]): { readonly key: string; readonly field: string; readonly table: string } | undefined {
  const at = keys.findIndex((key) => SECTION.test(key))
  const isKnown = at === 0 || (at === 1 && keys[0] === 'workspace') || (at === 2 && keys[0] === 'target')
  const key = keys[at + 1]
  if (!isKnown || key === undefined || keys.length > at + 3) return undefined
  return { key, field: keys[at + 2] ?? 'version', table: keys.slice(0, at + 2).join('\0') }
}

type Named = { package?: string; place?: { text: string; start: number; end: number }; source?: string; key: string }

/** A workspace's versions stand in the manifest of its root: with a lock there is only that lock, and all manifests below belong to it. */
function change({ name, from, to }: Wanted, path: string, manifests: Manifests): Change {
  const folder = path.slice(0, path.length - 'Cargo.toml'.length)
  const files: { path: string; edits: { start: number; end: number; text: string }[] }[] = []
  let admitted: string | undefined
  for (const file of manifests.values()) {
    if (!file.path.startsWith(folder) || !file.path.endsWith('Cargo.toml')) continue
    const tables = new Map<string, Named>()
    for (const place of tomlPlaces(file.text)) {
      const found = dependencyOf(place.keys)
      if (!found) continue
      const named = tables.get(found.table) ?? { key: found.key }
      if (found.field === 'version') named.place = place
      else if (found.field === 'package') named.package = place.text
      else if (/^(?:git|path|registry)$/.test(found.field)) named.source = found.field
      tables.set(found.table, named)
    }
    const edits: { start: number; end: number; text: string }[] = []
    for (const { key, package: real, place, source } of tables.values()) {
      if ((real ?? key) !== name || !place) continue
      if (source !== undefined) return { kind: 'blocked', reason: `"${file.path}" takes it from a ${source}` }
      const raised = raise('cargo', place.text, { from, to })
      if (raised.kind === 'unreadable')
        return { kind: 'blocked', reason: `"${file.path}" asks for "${place.text.slice(0, 100)}", which is no requirement` }
      if (raised.kind === 'other') continue
      if (raised.kind === 'admits') admitted ??= place.text
      else edits.push({ start: place.start, end: place.end, text: raised.text })
    }
    if (edits.length > 0) files.push({ path: file.path, edits })
  }
  if (files.length > 0) return { kind: 'edited', files }
  return admitted === undefined ? absent : { kind: 'admits', range: admitted }
}

export const cargoToml = { id: 'cargo-toml', type: 'cargo', paths: ['**/Cargo.toml'], change } satisfies ManifestEditor
