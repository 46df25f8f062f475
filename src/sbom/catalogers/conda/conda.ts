import * as z from 'zod'
import { MiB, parseJson } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { condaEnvironment } from './environment.ts'

const text = z.string().nullish()
const Record = z.object({
  name: z.string(),
  version: z.string(),
  build: text,
  channel: text,
  subdir: text,
  fn: text,
  url: text,
  license: text,
  depends: z.array(z.string()).default([]),
  files: z.array(z.string()).default([]),
  paths_data: z.object({ paths: z.array(z.object({ _path: z.string(), sha256: text, sha256_in_prefix: text })).default([]) }).nullish(),
})
type Record = z.output<typeof Record>

/** Files by which other catalogers know a package: only their owner is ever asked for. */
const MARKS = /(?:METADATA|PKG-INFO|\.egg-info|package\.json|\.gemspec|\.jar|DESCRIPTION)$/

/** `main` of `https://repo.anaconda.com/pkgs/main/linux-64`, `conda-forge` of `https://conda.anaconda.org/conda-forge`. */
function channelOf({ channel, subdir }: Record): string | undefined {
  const parts = (channel ?? '').split(/[?#]/, 1)[0]!.split('/').filter(Boolean)
  return (parts.at(-1) === subdir ? parts.at(-2) : parts.at(-1)) || undefined
}

/** `tar.bz2` or `conda`: how the archive ended (purl-spec, type conda). */
const archiveOf = ({ fn, url }: Record): string | undefined => /\.(tar\.bz2|conda)$/.exec(fn ?? url ?? '')?.[1]

/** `zlib >=1.2.13,<1.3.0a0` by name; `__glibc` is the system itself. */
const needName = (spec: string): string[] => {
  const name = /^(?:[^\s:]{1,200}::)?([A-Za-z0-9_.-]{1,200})(?=$|[\s=<>!~[])/.exec(spec)?.[1]?.toLowerCase()
  return name === undefined || name.startsWith('__') ? [] : [name]
}

function* parse({ path, bytes }: FoundFile): Generator<Found> {
  const record = parseJson(Record, bytes)
  const folder = path.slice(0, path.lastIndexOf('/'))
  const prefix = folder.slice(0, -'conda-meta'.length)
  const qualifiers = { build: record.build, channel: channelOf(record), subdir: record.subdir, type: archiveOf(record) }
  // Two environments may hold one package; a key that is no name keeps their files apart.
  const key = `${prefix}${record.name}`
  yield {
    kind: 'package',
    type: 'conda',
    name: record.name,
    version: record.version,
    key,
    qualifiers: Object.fromEntries(Object.entries(qualifiers).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    licences: record.license ? [record.license] : [],
    requires: [...new Set(record.depends.flatMap(needName))],
    searches: [folder],
  }
  const paths = record.files.flatMap((file) => (MARKS.test(file) ? [`${prefix}${file}`] : []))
  if (paths.length > 0) yield { kind: 'files', of: key, paths }
  // What was written with the environment's own path in it has a digest of its own.
  const rows = (record.paths_data?.paths ?? []).flatMap(({ _path: file, sha256, sha256_in_prefix: installed }) => {
    const value = installed || sha256
    return value ? [{ path: `${prefix}${file}`, value }] : []
  })
  if (rows.length === 0) return
  const digests = { algorithm: 'sha256', values: rows.map(({ value }) => value) } as const
  yield { kind: 'files', of: key, paths: rows.map(({ path }) => path), digests }
}

const condaInstalled = {
  id: 'conda-installed',
  revision: 2,
  paths: ['**/conda-meta/*.json'],
  limit: 32 * MiB,
  evidence: 'installed',
  links: 'folder',
  about:
    'Packages of conda environments with build, channel, licences and edges. Python packages in them stay packages of PyPI too, with the conda package as their owner: advisories know them by that name.',
  parse,
} satisfies Cataloger

export const condaCatalogers: readonly Cataloger[] = [condaEnvironment, condaInstalled]
