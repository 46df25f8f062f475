import { compareNumeralPrefixes } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

export const cran = parsedScheme({
  id: 'cran',
  title: 'CRAN (R)',
  specification: 'Writing R Extensions, DESCRIPTION: numbers parted by dots or hyphens, 1.0 after 1',
  parse: (version) => (/^\d+(?:[.-]\d+)*$/.test(version) ? version.split(/[.-]/) : undefined),
  compare: compareNumeralPrefixes,
  valid: /^\d+(?:[.-]\d+)+$/,
})
