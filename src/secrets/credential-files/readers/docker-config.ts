import * as z from 'zod'
import { MiB, conform, readJson } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialIn } from '../found.ts'

const Entry = z.object({
  auth: z.string().optional().catch(undefined),
  password: z.string().optional().catch(undefined),
  identitytoken: z.string().optional().catch(undefined),
  registrytoken: z.string().optional().catch(undefined),
})
/** `config.json` has `auths`, the older `.dockercfg` is that map itself. Other programs have a config.json, too: theirs hold none. */
const Config = z.object({ auths: z.record(z.string(), Entry.catch({})).optional().catch(undefined) })
const Older = z.record(z.string(), Entry.catch({}))

/** The password of `USER:PASSWORD` in base64; `undefined` when it is not that. */
function passwordOf(auth: string): string | undefined {
  const text = Buffer.from(auth, 'base64').toString('latin1')
  const colon = text.indexOf(':')
  return colon < 0 || !/^[\u0020-\u007e]+$/.test(text) ? undefined : text.slice(colon + 1).replaceAll('\u0000', '')
}

/** Registry credentials of docker, podman, kaniko: what `docker login` writes when no credential helper is there. */
export const dockerConfig: CredentialReader = {
  id: 'docker-config',
  title: 'Credentials of a container registry',
  paths: ['**/.docker/config.json', '**/.dockercfg', '**/.dockerconfigjson', '**/containers/auth.json', '**/containers/*/auth.json'],
  limit: 1 * MiB,
  remediation: 'Log out (`docker logout`), change the password or revoke the token, and use a credential helper.',
  read: function* (bytes) {
    const text = charactersOf(bytes)
    const value = readJson(text)
    const auths = conform(Config, value).auths ?? conform(Older, value)
    for (const [host, { auth, password, identitytoken, registrytoken }] of Object.entries(auths)) {
      const evidence = [`for ${host.slice(0, 100)}`]
      // An example stays one inside base64.
      if (auth !== undefined && credentialIn(text, passwordOf(auth) ?? '').length > 0) yield* credentialIn(text, auth, { evidence })
      for (const plain of [password, identitytoken, registrytoken]) if (plain !== undefined) yield* credentialIn(text, plain, { evidence })
    }
  },
}
