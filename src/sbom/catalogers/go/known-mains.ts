import type { Program } from '../programs/contract.ts'
import { versionIn } from '../programs/search.ts'

/**
 * Programs that are released with -trimpath, which leaves the linker's flags out of the build information, and whose text says the version.
 * Name: the module path, without its major version.
 */
const KNOWN: readonly Program[] = [
  {
    name: 'github.com/hashicorp/consul',
    paths: [],
    marks: [{ near: 'CONSUL_VERSION: ', version: /CONSUL_VERSION: (\d{1,2}\.\d{1,2}\.\d{1,2})/ }],
  },
  // Go lays strings of one length side by side; the user interface's operation is as long as the version.
  { name: 'github.com/hashicorp/vault', paths: [], marks: [{ near: 'revoke1.', version: /revoke(1\.\d{1,2}\.\d{1,2})\)/ }] },
  // The linker ends what it was told by a NUL, as it does with no other text of a Go program.
  {
    name: 'helm.sh/helm',
    paths: [],
    marks: [3, 4].map((major) => ({ near: `v${major}.`, version: /(?:^|[^\w./-])v([34]\.\d{1,2}\.\d{1,2})\0/ })),
  },
]

/** The version of a known main module by the program's text, empty for others. */
export function knownMainVersion(module: string, file: { readonly path: string; readonly bytes: Uint8Array }): string {
  const known = KNOWN.find(({ name }) => name === module.replace(/\/v\d{1,4}$/, ''))
  const version = known && versionIn(known, file)
  return version === undefined ? '' : `v${version}`
}
