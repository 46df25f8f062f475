import { parsedScheme } from '../parsed-scheme.ts'
import { compareText } from '#base/index.ts'
import { compareNumeralLists, compareNumerals, isNumeral } from '../numeral.ts'
import { type Semver, parseSemver } from '../semver/semver.ts'

/** NuGet reads labels as 32-bit integers; longer ones, as of build dates, are words to it. */
const isNumber = (label: string): boolean => isNumeral(label) && compareNumerals(label, '2147483647') <= 0

function compareLabels(a: string, b: string): number {
  const number = isNumber(a)
  if (number !== isNumber(b)) return number ? -1 : 1
  return number ? compareNumerals(a, b) : compareText(a, b)
}

function compareNuget(a: Semver, b: Semver): number {
  const order = compareNumeralLists(a.numbers, b.numbers)
  if (order !== 0) return order
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length
  for (let i = 0; i < a.prerelease.length && i < b.prerelease.length; i++) {
    const byLabel = compareLabels(a.prerelease[i]!, b.prerelease[i]!)
    if (byLabel !== 0) return byLabel
  }
  return a.prerelease.length - b.prerelease.length
}

/** Lower case folds what NuGet folds: labels are ASCII. */
export const nuget = parsedScheme({
  id: 'nuget',
  title: 'NuGet',
  specification: 'NuGet package versioning: up to four numbers, prerelease labels without regard to case',
  parse: (version) => parseSemver(version.toLowerCase()),
  compare: compareNuget,
  valid: /^\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
})
