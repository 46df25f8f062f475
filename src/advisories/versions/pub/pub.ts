import { parsedScheme } from '../parsed-scheme.ts'
import { compareIdentifierLists, compareSemver, parseSemver } from '../semver/semver.ts'

/** Unlike Semantic Versioning, Dart orders build metadata: a version with one sorts after the one without. */
export const pub = parsedScheme({
  id: 'pub',
  title: 'Pub (Dart and Flutter)',
  specification: 'pub_semver: Semantic Versioning 2.0.0-rc.1, build metadata compared',
  parse: parseSemver,
  compare: (a, b) => compareSemver(a, b) || compareIdentifierLists(a.build, b.build),
  valid: /^\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
})
