import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { golang } from './golang.ts'

/** `# path version`, or with ` => path version`, or with ` => folder`. */
const MODULE = /^# (\S{1,500}) (v\S{1,200})(?: => (\S{1,500})(?: (v\S{1,200}))?)?$/

/** A module counts when packages of it stand below: go mod vendor also writes down replacements that nothing uses. */
function* parse(file: FoundFile): Generator<Found> {
  let pending: Found | undefined
  for (const line of textOf(file.bytes).split('\n')) {
    if (line.startsWith('# ')) {
      const [, name, version, other, otherVersion] = MODULE.exec(line) ?? []
      pending =
        name === undefined
          ? undefined
          : other === undefined
            ? golang(name, version!)
            : golang(otherVersion ? other : name, otherVersion ?? '')
    } else if (line !== '' && !line.startsWith('#') && pending) {
      yield pending
      pending = undefined
    }
  }
}

/** What go mod vendor has copied: the modules whose code the build takes from the tree itself. */
export const goVendor = {
  id: 'go-vendor',
  revision: 1,
  paths: ['**/vendor/modules.txt'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Modules that go mod vendor copied, with replacements, those without a package in the tree left out.',
  parse,
} satisfies Cataloger
