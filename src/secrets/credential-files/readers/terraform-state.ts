import * as z from 'zod'
import { MiB, conform, readJson } from '#base/index.ts'
import type { CredentialReader, FoundCredential } from '../contract.ts'
import { charactersOf, credentialIn } from '../found.ts'

/** Attributes of providers that hold credentials; `…_arn`, `…_id` and `…_name` beside them do not. */
const CREDENTIAL =
  /(?:^|_)(?:password|passwd|secret|secret_?string|secret_key|private_key(?:_pem|_openssh)?|access_key|token|auth_token|api_?key|(?:primary|secondary)_(?:access_)?key|connection_string|client_secret|sas|master_password)$/i

const Output = z.object({ value: z.unknown(), sensitive: z.boolean().catch(false) }).catch({ value: undefined, sensitive: false })
const State = z.object({
  version: z.number(),
  outputs: z.record(z.string(), Output).catch({}),
  resources: z
    .array(
      z.object({
        type: z.string().catch(''),
        instances: z.array(z.object({ attributes: z.record(z.string(), z.unknown()).catch({}) })).catch([]),
      }),
    )
    .catch([]),
})

/** Values that are listed of one state, a count; the rest are of the same kind. */
const LISTED = 200

/** Terraform and OpenTofu, state of version 4: all attributes of all resources stand in it as they are. */
export const terraformState: CredentialReader = {
  id: 'terraform-state',
  title: 'Credential in the state of Terraform',
  paths: ['**/*.tfstate', '**/*.tfstate.backup'],
  limit: 32 * MiB,
  remediation: 'Keep states in an encrypted backend and out of images; change the credential.',
  read: function* (bytes) {
    const characters = charactersOf(bytes)
    const { outputs, resources } = conform(State, readJson(characters))
    let listed = 0
    function* one(name: string, value: unknown): Generator<FoundCredential> {
      if (typeof value !== 'string' || value.length < 4 || listed >= LISTED) return
      listed++
      yield* credentialIn(characters, value, { severity: 'medium', evidence: [name.slice(0, 120)] })
    }
    for (const [name, { value, sensitive }] of Object.entries(outputs)) if (sensitive) yield* one(`the output ${name}`, value)
    for (const { type, instances } of resources)
      for (const { attributes } of instances)
        for (const [name, value] of Object.entries(attributes)) if (CREDENTIAL.test(name)) yield* one(`${name} of a ${type}`, value)
  },
}
