import { parsedScheme } from '../parsed-scheme.ts'
import { compareSemver, parseSemver } from '../semver/semver.ts'

/** Lower case folds what NuGet folds: labels are ASCII. */
export const nuget = parsedScheme({
  id: 'nuget',
  title: 'NuGet',
  specification: 'NuGet package versioning: up to four numbers, prerelease labels without regard to case',
  parse: (version) => parseSemver(version.toLowerCase()),
  compare: compareSemver,
  valid: /^\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
})
