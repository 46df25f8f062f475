import { parseDocument } from 'yaml'
import * as z from 'zod'
import { MiB, ParseError, conform, messageOf } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialIn } from '../found.ts'

const text = z.string().optional().catch(undefined)
const User = z.object({
  token: text,
  password: text,
  'client-key-data': text,
  'auth-provider': z
    .object({ config: z.record(z.string(), z.unknown()).catch({}) })
    .optional()
    .catch(undefined),
})
const Config = z.object({
  users: z.array(z.object({ name: z.coerce.string().catch(''), user: User.catch({}) })).catch([]),
})

export function readYaml(characters: string): unknown {
  try {
    const document = parseDocument(characters, { prettyErrors: false, uniqueKeys: false })
    const wrong = document.errors[0]
    if (wrong) throw new ParseError('malformed', `not YAML: ${wrong.message}`, { position: `offset ${wrong.pos[0]}` })
    return document.toJS({ maxAliasCount: 10 })
  } catch (cause) {
    if (cause instanceof ParseError) throw cause
    throw new ParseError('malformed', `not YAML: ${messageOf(cause)}`, { cause })
  }
}

/** kubectl's configuration: tokens, passwords, client keys (PEM in base64), what cloud plugins kept. */
export const kubeconfig: CredentialReader = {
  id: 'kubeconfig-credential',
  title: 'Credential of a Kubernetes cluster',
  paths: [
    '**/.kube/config',
    '**/kubeconfig',
    '**/*.kubeconfig',
    '**/kubeconfig.{yaml,yml}',
    'etc/kubernetes/*.conf',
    'etc/rancher/*/*.yaml',
  ],
  limit: 1 * MiB,
  remediation: 'Delete the service account token or user; a client certificate cannot be revoked: change the authority or its bindings.',
  read: function* (bytes) {
    const characters = charactersOf(bytes)
    for (const { name, user } of conform(Config, readYaml(characters)).users) {
      const evidence = [`of the user ${name.slice(0, 100)}`]
      const kept = Object.entries(user['auth-provider']?.config ?? {}).filter(([key]) => /token|secret/.test(key))
      for (const value of [user.token, user.password, user['client-key-data'], ...kept.map(([, one]) => one)])
        if (typeof value === 'string') yield* credentialIn(characters, value, { evidence })
    }
  },
}
