import { compareText } from '#base/index.ts'
import { compareNumeralLists, compareNumerals } from '../numeral.ts'
import { parsedScheme } from '../parsed-scheme.ts'

type OpenSsl = { readonly numbers: readonly string[]; readonly letters: string; readonly stage: number; readonly count: string }

/** `1.0.2zf`, `1.1.1-pre9`, `3.0.0-beta2`; suffixes that name a build, such as `-fips`, do not count. */
const FORM = /^(?:openssl-)?(\d+(?:\.\d+)*)([a-z]*)(?:-(dev|alpha|beta|pre|rc)(\d*))?(?:-(?:dev|fips))?$/
const STAGES = ['dev', 'alpha', 'beta', 'pre', 'rc'] as const
const RELEASED = STAGES.length

function parseOpenSsl(version: string): OpenSsl | undefined {
  const match = FORM.exec(version.toLowerCase())
  if (!match) return undefined
  const stage = STAGES.findIndex((name) => name === match[3])
  return { numbers: match[1]!.split('.'), letters: match[2]!, stage: stage < 0 ? RELEASED : stage, count: match[4] ?? '' }
}

/** After z comes za, so letters compare as words. */
export const openssl = parsedScheme({
  id: 'openssl',
  title: 'OpenSSL',
  specification: 'OpenSSL Versioning Policy: three numbers, patch letters before 3.0',
  parse: parseOpenSsl,
  compare: (a, b) =>
    compareNumeralLists(a.numbers, b.numbers) ||
    compareText(a.letters, b.letters) ||
    a.stage - b.stage ||
    compareNumerals(a.count, b.count),
})
