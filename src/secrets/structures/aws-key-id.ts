import type { StructureCheck } from './contract.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The account that an access key belongs to is written into its id: bits 1 to 40 of what follows the four letters, in base 32. */
export function accountOf(keyId: string): string | undefined {
  let bits = 0n
  for (const character of keyId.slice(4)) {
    const digit = BASE32.indexOf(character)
    if (digit < 0) return undefined
    bits = (bits << 5n) | BigInt(digit)
  }
  // 16 characters are 80 bits: the first says whether the id is of this form, the 40 after it are the account.
  return ((bits >> 39n) & 0xff_ffff_ffffn).toString().padStart(12, '0')
}

/** AWS's access key ids. An account has 12 digits; more cannot be one. */
export const awsKeyId = {
  id: 'aws-key-id',
  about: 'base 32, and the account number that is written into it has 12 digits',
  check: (value) => {
    if (value.length !== 20) return undefined
    const account = accountOf(value)
    if (account === undefined) return { verdict: 'broken', evidence: 'not base 32, as the ids of AWS are' }
    // Ids from before 2019 hold no account: the letter after the four is I or J.
    if (/^....[IJ]/.test(value)) return undefined
    return account.length === 12
      ? { verdict: 'formed', evidence: `of the AWS account ${account}` }
      : { verdict: 'formed', evidence: 'no AWS account has the number that is written into it' }
  },
} satisfies StructureCheck
