import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import { normalName } from './names.ts'
import { pythonCatalogers } from './python.ts'

const selection = selectionOf(pythonCatalogers)
type Listed = { readonly name: string; readonly version: string }
type Tree = {
  readonly package: { readonly package_name: string }
  readonly dependencies: readonly { readonly package_name: string; readonly installed_version: string }[]
}

/** Sections of a shelf by their name: files, and what pip and pipdeptree said (testdata/make.sh). */
function sectionsOf(name: string): ReadonlyMap<string, string> {
  const text = gunzipSync(readFileSync(new URL(`testdata/${name}`, import.meta.url))).toString()
  const parts = text.split(/^=== (.*)\n/m)
  return new Map(parts.flatMap((part, i) => (i % 2 === 1 ? [[part, parts[i + 1]!] as const] : [])))
}

function packagesOf(sections: ReadonlyMap<string, string>, archives: readonly string[]) {
  const files = [
    ...[...sections].map(([path, text]) => [path, Buffer.from(text)] as const),
    ...archives.map(
      (name) => [`opt/old/lib/python2.7/site-packages/${name}`, readFileSync(new URL(`testdata/${name}`, import.meta.url))] as const,
    ),
  ]
  const records = files.flatMap(([path, bytes]) => selection.parse({ path, size: bytes.length, mode: 0o644, bytes }).records)
  return assemblePackages(
    records.map((record) => ({ record })),
    undefined,
    pythonCatalogers,
    new Map(),
  )
}

for (const [name, archives] of [
  ['shelf-pip-23.txt.gz', []],
  ['shelf-pip-20.txt.gz', ['zipped-0.3-py2.7.egg']],
] as const) {
  test(`${name}: what pip lists`, () => {
    const sections = sectionsOf(name)
    const listed = JSON.parse(sections.get('pip list')!) as Listed[]
    deepEqual(
      packagesOf(sections, archives)
        .map(({ name, version }) => `${name} ${version}`)
        .toSorted(),
      listed.map(({ name, version }) => `${normalName(name)} ${version}`).toSorted(),
    )
  })
  test(`${name}: edges as pipdeptree draws them`, () => {
    const sections = sectionsOf(name)
    const packages = packagesOf(sections, archives)
    const names = new Map(packages.map(({ purl, name }) => [purl, name]))
    const trees = JSON.parse(sections.get('pipdeptree')!) as Tree[]
    deepEqual(
      packages.flatMap(({ name, dependsOn }) => dependsOn.map((target) => `${name} → ${names.get(target)}`)).toSorted(),
      trees
        .flatMap(({ package: { package_name: from }, dependencies }) =>
          dependencies
            .filter(({ installed_version: version }) => version !== '?')
            .map((to) => `${normalName(from)} → ${normalName(to.package_name)}`),
        )
        .toSorted(),
    )
  })
}
