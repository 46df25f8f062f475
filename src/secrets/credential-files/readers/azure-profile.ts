import * as z from 'zod'
import { MiB, conform, readJson } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialIn } from '../found.ts'

const text = z.string().optional().catch(undefined)
const Secret = z.object({ secret: text }).catch({})
/** The command line before 2.30: a list of tokens. */
const Tokens = z.array(z.object({ refreshToken: text, accessToken: text, client_secret: text, clientSecret: text }).catch({}))
/** MSAL's cache: maps of tokens by kind. */
const Cache = z.object({
  RefreshToken: z.record(z.string(), Secret).catch({}),
  AccessToken: z.record(z.string(), Secret).catch({}),
})

/** What `az login` keeps. Access tokens end within hours; refresh tokens and client secrets do not. */
export const azureProfile: CredentialReader = {
  id: 'azure-cli-credentials',
  title: 'Credentials of the Azure command line',
  paths: ['**/.azure/{accessTokens,msal_token_cache,service_principal_entries}.json', '**/msal_token_cache.json'],
  limit: 4 * MiB,
  remediation: 'Sign out (`az logout`), revoke the sessions of the user in Entra, or delete the secret of the service principal.',
  read: function* (bytes) {
    const characters = charactersOf(bytes)
    const value = readJson(characters)
    if (Array.isArray(value)) {
      for (const { refreshToken, client_secret, clientSecret } of conform(Tokens, value)) {
        if (refreshToken !== undefined) yield* credentialIn(characters, refreshToken, { evidence: ['a refresh token'] })
        for (const secret of [client_secret, clientSecret])
          if (secret !== undefined) yield* credentialIn(characters, secret, { evidence: ['the secret of a service principal'] })
      }
      return
    }
    for (const { secret } of Object.values(conform(Cache, value).RefreshToken))
      if (secret !== undefined) yield* credentialIn(characters, secret, { evidence: ['a refresh token'] })
  },
}
