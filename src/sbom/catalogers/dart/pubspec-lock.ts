import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { mapAt, readLockYaml, textAt } from '../javascript/lock-yaml.ts'

/** Addresses of the one public repository. */
const PUBLIC = /^https:\/\/(?:pub\.dev|pub\.dartlang\.org)\/?$/

function* parse({ bytes }: FoundFile): Generator<Found> {
  const packages = mapAt(readLockYaml(textOf(bytes))[0], 'packages')
  for (const [key, entry] of packages) {
    if (!(entry instanceof Map)) continue
    const version = textAt(entry, 'version')
    const description = mapAt(entry, 'description')
    const name = textAt(description, 'name') ?? key
    const url = textAt(description, 'url')
    // A tool of the project's own development; what it needs in turn is marked like everything else.
    if (version === undefined || textAt(entry, 'dependency') === 'direct dev') continue
    switch (textAt(entry, 'source')) {
      case 'hosted':
        yield { kind: 'package', type: 'pub', name, version, ...(url && !PUBLIC.test(url) ? { qualifiers: { repository_url: url } } : {}) }
        break
      case 'git': {
        const commit = textAt(description, 'resolved-ref')
        if (url)
          yield { kind: 'package', type: 'pub', name: key, version, qualifiers: { vcs_url: `git+${url}${commit ? `@${commit}` : ''}` } }
        break
      }
      // `path` is the project's own, `sdk` a part of Flutter or Dart.
    }
  }
}

export const pubspecLock = {
  id: 'pub-lock',
  revision: 1,
  paths: ['**/pubspec.lock'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Packages from pub.dev, other repositories and Git. The form has no edges, and of what only development needs it marks the direct ones alone, which are left out.',
  parse,
} satisfies Cataloger
