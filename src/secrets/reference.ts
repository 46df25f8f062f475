import { credentialReaders } from './credential-files/registry.ts'
import type { CredentialReader } from './credential-files/contract.ts'
import type { SecretRule } from './rules/contract.ts'
import { secretRules } from './rules/registry.ts'
import { structureOf } from './structures/registry.ts'

/** What docs/reference says of a rule. */
export type SecretRow = Pick<SecretRule, 'id' | 'title' | 'severity' | 'confidence' | 'remediation'> & { readonly checked: string }
export type CredentialRow = Pick<CredentialReader, 'id' | 'title' | 'paths' | 'remediation'>

export const secretRows: readonly SecretRow[] = secretRules.map(({ id, title, severity, confidence, remediation, structure }) => ({
  id,
  title,
  severity,
  confidence,
  remediation,
  checked: structure === undefined ? '' : (structureOf(structure)?.about ?? ''),
}))

export const credentialRows: readonly CredentialRow[] = credentialReaders.map(({ id, title, paths, remediation }) => ({
  id,
  title,
  paths,
  remediation,
}))
