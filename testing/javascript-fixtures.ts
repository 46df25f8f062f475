import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import { detectLayer, digestOf } from '#oci/index.ts'
import type { Package } from '#model/index.ts'
import { assemblePackages } from '../src/sbom/assemble.ts'
import { type LayerCatalog, packageDetector } from '../src/sbom/catalog-layer.ts'
import type { FoundFile } from '../src/sbom/catalogers/contract.ts'
import type { Selection } from '../src/sbom/selection.ts'
import { javascriptCatalogers } from '../src/sbom/catalogers/javascript/javascript.ts'

/** A file of testdata; the largest lie packed. */
export function data(name: string): Buffer {
  const packed = /^(?:npm-7\.package-lock|yarn-4\.pnp)/.test(name)
  const bytes = readFileSync(new URL(`../src/sbom/catalogers/javascript/testdata/${name}${packed ? '.gz' : ''}`, import.meta.url))
  return packed ? gunzipSync(bytes) : bytes
}

export const fileAt = (path: string, content: Uint8Array | string): FoundFile => {
  const bytes = Buffer.from(content)
  return { path, size: bytes.length, mode: 0o644, bytes }
}

/** `npm-12.package-lock.json` is the package-lock.json of npm 12. */
export const fileOf = (name: string): FoundFile =>
  fileAt(name.startsWith('bun-1.0') ? 'bun.lockb' : name.replace(/^[a-z]+-[\d.]+?(?=\.[a-z])/, '').replace(/^\.(?!pnp\.)/, ''), data(name))

/** The tree that a real install left, as an image's layer has it: manifests and symbolic links. */
export async function treeOf(name: string, selection: Selection): Promise<LayerCatalog> {
  const bytes = data(`${name}.tree.tar.gz`)
  const blob = { diffId: digestOf(gunzipSync(bytes)), open: async () => Readable.from([bytes]) }
  return (await detectLayer(blob, { catalog: packageDetector(selection) })).found.catalog
}

export const packagesOf = (records: LayerCatalog['records'], symlinks: ReadonlyMap<string, string>): Package[] =>
  assemblePackages(
    records.map((record) => ({ record })),
    undefined,
    javascriptCatalogers,
    symlinks,
  )

/** `name@version` for each package, `name@version > name@version` for each edge. */
export type Graph = ReadonlySet<string>

export function graphOf(records: LayerCatalog['records'], symlinks: ReadonlyMap<string, string> = new Map()): Graph {
  const packages = packagesOf(records, symlinks)
  const names = new Map(packages.map(({ purl, name, version }) => [purl, `${name}@${version}`]))
  return new Set(
    packages.flatMap(({ purl, dependsOn }) => [names.get(purl)!, ...dependsOn.map((to) => `${names.get(purl)} > ${names.get(to)}`)]),
  )
}
