import { KiB } from '#base/index.ts'
import type { CredentialReader, FoundCredential } from './contract.ts'
import { charactersOf, credentialAt } from './found.ts'
import { settingsOf } from './lines.ts'

type Grade = Partial<Pick<FoundCredential, 'severity' | 'confidence' | 'evidence'>>

type SettingsFile = Pick<CredentialReader, 'id' | 'title' | 'paths' | 'remediation'> & {
  /** Names whose values are credentials, whole. */
  readonly keys: RegExp
  readonly grade?: (key: string, value: string) => Grade
}

/** A file of `name = value` lines, in which some names hold credentials. */
export const settingsReader = ({ keys, grade, ...rest }: SettingsFile): CredentialReader => ({
  ...rest,
  limit: 256 * KiB,
  read: function* (bytes) {
    for (const { key, value, offset } of settingsOf(charactersOf(bytes)))
      if (keys.test(key)) yield* credentialAt(offset, value, { evidence: [`the value of ${key.slice(-60)}`], ...grade?.(key, value) })
  },
})
