import { createInterface } from 'node:readline'
import { versionScheme, versionSchemes } from '#advisories/index.ts'
import { UsageError } from '../errors.ts'

const SIGNS = ['<', '=', '>'] as const

/** Longer is no version. */
const LENGTH = 4096

/** Orders two versions, or the pairs on standard input, `A<tab>B` a line. */
export async function compareVersions(schemeId: string, a: string | undefined, b: string | undefined): Promise<void> {
  const scheme = versionScheme(schemeId)
  if (!scheme)
    throw new UsageError('wrong-use', `no version scheme "${schemeId}"; there are ${versionSchemes.map(({ id }) => id).join(', ')}`)
  const answer = (x: string, y: string): string => `${SIGNS[Math.sign(scheme.compare(x, y)) + 1]}\n`
  if (a !== undefined && b !== undefined) {
    process.stdout.write(answer(a, b))
    return
  }
  if (a !== undefined)
    throw new UsageError('wrong-use', 'one version alone cannot be compared', {
      hint: 'give two, or none to read pairs from standard input',
    })
  let number = 0
  for await (const line of createInterface({ input: process.stdin })) {
    number++
    const parts = line.split('\t')
    if (parts.length !== 2 || line.length > LENGTH)
      throw new UsageError('wrong-use', `line ${number} of the input is not two versions with a tab between`)
    process.stdout.write(answer(parts[0]!, parts[1]!))
  }
}
