import { MiB, ParseError, openZip } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { packageOfManifest } from './package-json.ts'

/** Manifests of one archive, a count: next has some hundred copies of other packages. */
const MANIFESTS = 20_000
const MANIFEST = 8 * MiB
/** All that is unpacked of one archive. */
const UNPACKED = 64 * MiB

/** `node_modules/name/package.json`, the package that the archive is of. */
const isOwn = (name: string): boolean => /^node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(name)

function* parse(file: FoundFile): Generator<Found> {
  const zip = openZip(file.bytes)
  const manifests = zip.entries.filter(({ name }) => /(?:^|\/)package\.json$/.test(name))
  if (manifests.length > MANIFESTS) throw new ParseError('too-large', `${manifests.length} manifests in one archive`)
  let unpacked = 0
  for (const entry of manifests) {
    const path = `${file.path}!/${entry.name}`
    unpacked += entry.size
    if (unpacked > UNPACKED) throw new ParseError('too-large', `manifests of more than ${UNPACKED} bytes in one archive`)
    try {
      const found = packageOfManifest(path, zip.read(entry, MANIFEST))
      if (!found) continue
      // Whether the package itself is loaded is for .pnp.cjs to tell, under this key; what it carries is there with it.
      if (isOwn(entry.name)) yield { kind: 'licences', of: `${found.name}@npm:${found.version}`, licences: found.licences ?? [] }
      else if (found.version !== '') yield { ...found, path, requires: [] }
    } catch (thrown) {
      if (!(thrown instanceof ParseError)) throw thrown
      yield { kind: 'unknown', path, reason: thrown.message }
    }
  }
}

/** The archives that Plug'n'Play loads from, of the project or of all projects. */
export const yarnCache = {
  id: 'npm-yarn-cache',
  revision: 1,
  paths: ['**/.yarn/cache/*.zip', '**/.yarn/berry/cache/*.zip'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'Licences of what .pnp.cjs lists, and the packages that another one carries within it.',
  parse,
} satisfies Cataloger
