import * as z from 'zod'
import { MiB, conform, readJson } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialIn } from '../found.ts'

const text = z.string().optional().catch(undefined)
const Credentials = z.object({
  type: text,
  refresh_token: text,
  private_key_id: text,
  private_key: text,
  source_credentials: z.object({ refresh_token: text }).optional().catch(undefined),
})

/** Application default credentials, and the keys of service accounts. The private key itself is found by its armour. */
export const gcloud: CredentialReader = {
  id: 'gcloud-credentials',
  title: 'Google Cloud credentials',
  paths: [
    '**/application_default_credentials.json',
    '**/gcloud/**/adc.json',
    '**/*service*account*.json',
    '**/*gcp*key*.json',
    '**/google-credentials.json',
  ],
  limit: 1 * MiB,
  remediation: 'Revoke it: `gcloud auth application-default revoke`, or delete the key of the service account.',
  read: function* (bytes) {
    const characters = charactersOf(bytes)
    const { type, refresh_token, private_key_id, private_key, source_credentials } = conform(Credentials, readJson(characters))
    for (const token of [refresh_token, source_credentials?.refresh_token])
      if (token !== undefined && type !== undefined) yield* credentialIn(characters, token, { evidence: ['a refresh token of a user'] })
    if (type === 'service_account' && private_key !== undefined && private_key_id !== undefined)
      yield* credentialIn(characters, private_key_id, { evidence: ['the id of a service account key that lies beside it'] })
  },
}
