import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Json = { readonly [field: string]: unknown }
type Row = Json & { readonly why: string; readonly spec: Json; readonly binding?: Json }
type Change = { readonly apply?: string; readonly patch?: string }
type MutatingRow = Json & { readonly mutations: readonly (readonly Change[])[]; readonly reinvocation?: string }
type File = {
  readonly 'x-pod': Json
  readonly 'x-any': Json
  readonly 'x-bound': Json
  readonly validating: readonly Row[]
  readonly params: readonly Row[]
  readonly mutating: readonly MutatingRow[]
}

const GROUP = 'admissionregistration.k8s.io/v1'

/** cases.yaml, each with its policies as documents: what the oracle and the test are given. */
export function readCases(path: string): Json[] {
  const file = parse(readFileSync(path, 'utf8'), { merge: true }) as File
  const sent = { object: file['x-pod'], operation: 'CREATE', resource: 'pods' }
  const policy = (kind: string, name: string, spec: Json): Json => ({
    apiVersion: GROUP,
    kind: `${kind}AdmissionPolicy`,
    metadata: { name },
    spec: { matchConstraints: file['x-any'], ...spec },
  })
  const validating = file.validating.map(({ spec, binding, ...rest }) => {
    const bound = file['x-bound']
    const documents = [policy('Validating', 'p', spec), { ...bound, spec: { ...(bound['spec'] as Json), ...binding } }]
    return { ...sent, ...rest, documents }
  })
  const params = file.params.map(({ spec, ...rest }) => ({ ...sent, ...rest, documents: [policy('Validating', 'p', spec)] }))
  const mutating = file.mutating.map(({ mutations, reinvocation = 'Never', ...rest }) => ({
    ...sent,
    ...rest,
    documents: mutations.flatMap((changes, i) => [
      policy('Mutating', `p${i}`, {
        reinvocationPolicy: reinvocation,
        mutations: changes.map(({ apply, patch }) =>
          apply === undefined
            ? { patchType: 'JSONPatch', jsonPatch: { expression: patch } }
            : { patchType: 'ApplyConfiguration', applyConfiguration: { expression: apply } },
        ),
      }),
      { apiVersion: GROUP, kind: 'MutatingAdmissionPolicyBinding', metadata: { name: `b${i}` }, spec: { policyName: `p${i}` } },
    ]),
  }))
  return [...validating, ...params, ...mutating]
}

if (import.meta.main) process.stdout.write(JSON.stringify(readCases(process.argv[2]!)))
