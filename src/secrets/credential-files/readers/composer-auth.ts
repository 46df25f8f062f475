import * as z from 'zod'
import { MiB, conform, readJson } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialIn } from '../found.ts'

const Kinds = z.object({
  'http-basic': z.record(z.string(), z.unknown()).catch({}),
  'github-oauth': z.record(z.string(), z.unknown()).catch({}),
  'gitlab-oauth': z.record(z.string(), z.unknown()).catch({}),
  'gitlab-token': z.record(z.string(), z.unknown()).catch({}),
  'bitbucket-oauth': z.record(z.string(), z.unknown()).catch({}),
  bearer: z.record(z.string(), z.unknown()).catch({}),
  'forgejo-token': z.record(z.string(), z.unknown()).catch({}),
})
const Entry = z.object({
  password: z.string().optional().catch(undefined),
  token: z.string().optional().catch(undefined),
  'consumer-secret': z.string().optional().catch(undefined),
})

/** Composer, "Authentication for privately hosted packages". Other programs have an auth.json, too: theirs hold none of these keys. */
export const composerAuth: CredentialReader = {
  id: 'composer-auth',
  title: 'Credential of Composer',
  paths: ['**/auth.json'],
  limit: 1 * MiB,
  remediation: 'Revoke the token at its host; give it by COMPOSER_AUTH from a build secret.',
  read: function* (bytes) {
    const characters = charactersOf(bytes)
    for (const [kind, hosts] of Object.entries(conform(Kinds, readJson(characters))))
      for (const [host, entry] of Object.entries(hosts)) {
        const { password, token, 'consumer-secret': secret } = Entry.catch({}).parse(entry)
        for (const value of [typeof entry === 'string' ? entry : undefined, password, token, secret])
          if (value !== undefined) yield* credentialIn(characters, value, { evidence: [`${kind} for ${host.slice(0, 100)}`] })
      }
  },
}
