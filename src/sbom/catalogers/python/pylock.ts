import * as z from 'zod'
import type { Cataloger } from '../contract.ts'
import { lockCataloger, lockedPackages } from './lock.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'
import { readToml } from './toml.ts'

const text = z.string().optional()
const Vcs = z.object({ type: text, url: text, path: text, 'commit-id': text })
const Pylock = z.object({
  'lock-version': z.string(),
  packages: z
    .array(
      z.object({
        name: z.string(),
        version: text,
        marker: text,
        dependencies: z.array(z.object({ name: z.string().optional(), version: text })).default([]),
        vcs: Vcs.optional(),
        archive: z.object({ url: text }).optional(),
        directory: z.unknown().optional(),
      }),
    )
    .default([]),
})
type Entry = z.output<typeof Pylock>['packages'][number]

function qualifiersOf({ vcs, archive }: Entry): Readonly<Record<string, string>> | undefined {
  if (vcs) return vcsQualifier(vcs.type ?? 'git', vcs.url ?? '', vcs['commit-id'])
  return archive?.url === undefined ? undefined : downloadQualifier(archive.url)
}

/** Only a group or an extra leads to it; what else the marker may say is left to the reader's platform (PEP 751, `packages.marker`). */
const isOptional = ({ marker = '' }: Entry): boolean => /^["'][^"']{1,200}["'] in (?:dependency_groups|extras)$/.test(marker.trim())

export const pylock: Cataloger = lockCataloger(
  'python-pylock',
  ['**/pylock.toml', '**/pylock.*.toml'],
  'The common lock form of PEP 751, with edges where its writer put them (uv and pip do not); packages of a group or an extra alone are left out, other markers are not evaluated.',
  function* (file) {
    const entries = readToml(Pylock, file).packages.filter((one) => one.directory === undefined && !isOptional(one))
    yield* lockedPackages(
      entries.map((one) => {
        const qualifiers = qualifiersOf(one)
        return {
          name: normalName(one.name),
          version: one.version ?? '',
          needs: one.dependencies.flatMap(({ name, version }) =>
            name === undefined ? [] : [{ name, specifier: version === undefined ? undefined : `===${version}` }],
          ),
          ...(qualifiers ? { qualifiers } : {}),
        }
      }),
    )
  },
)
