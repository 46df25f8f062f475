import * as z from 'zod'
import { KiB, conform, readJson } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialAt, credentialIn } from '../found.ts'
import { settingsOf } from '../lines.ts'

const Credentials = z.object({
  credentials: z.record(z.string(), z.object({ token: z.string().optional().catch(undefined) }).catch({})).catch({}),
})

/** What `terraform login` writes (JSON), and blocks `credentials "HOST" { token = … }` of the older settings (HCL). */
export const terraformCredentials: CredentialReader = {
  id: 'terraform-credentials',
  title: 'Token of a Terraform registry',
  paths: ['**/credentials.tfrc.json', '**/.terraformrc', '**/terraform.rc', '**/.tofurc'],
  limit: 256 * KiB,
  remediation: 'Revoke the token at the host that it is for (`terraform logout`).',
  read: function* (bytes, path) {
    const characters = charactersOf(bytes)
    if (!path.endsWith('.json')) {
      for (const { key, value, offset } of settingsOf(characters)) if (key === 'token') yield* credentialAt(offset, value)
      return
    }
    for (const [host, { token }] of Object.entries(conform(Credentials, readJson(characters)).credentials))
      if (token !== undefined) yield* credentialIn(characters, token, { evidence: [`for ${host.slice(0, 100)}`] })
  },
}
