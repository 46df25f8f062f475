import { parsedScheme } from '../parsed-scheme.ts'
import { SEMVER, compareSemver, parseSemver } from '../semver/semver.ts'

export const hex = parsedScheme({
  id: 'hex',
  title: 'Hex (Elixir and Erlang)',
  specification: "Elixir's Version module: Semantic Versioning 2.0.0, build metadata not compared",
  parse: parseSemver,
  compare: compareSemver,
  valid: new RegExp(`^${SEMVER}$`),
})
