import { compareNumeralPrefixes } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

export const hackage = parsedScheme({
  id: 'hackage',
  title: 'Hackage (Haskell)',
  specification: 'Haskell Package Versioning Policy: numbers in turn, 1.0 after 1',
  parse: (version) => (/^\d+(?:\.\d+)*$/.test(version) ? version.split('.') : undefined),
  compare: compareNumeralPrefixes,
})
