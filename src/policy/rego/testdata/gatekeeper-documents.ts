import { readFileSync } from 'node:fs'

const source = (name: string): string => readFileSync(new URL(`gatekeeper/${name}.rego`, import.meta.url), 'utf8')

/** A template with one of the sources beside this file, in JSON, which is YAML. */
function template(kind: string, rego: string, properties: object): object {
  return {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: { name: kind.toLowerCase() },
    spec: {
      crd: { spec: { names: { kind }, validation: { openAPIV3Schema: { type: 'object', properties } } } },
      targets: [{ target: 'admission.k8s.gatekeeper.sh', rego }],
    },
  }
}

const constraint = (kind: string, name: string, spec: object): object => ({
  apiVersion: 'constraints.gatekeeper.sh/v1beta1',
  kind,
  metadata: { name },
  spec,
})

const label = { type: 'object', properties: { key: { type: 'string' }, allowedRegex: { type: 'string', default: '^[a-z]+$' } } }

export const templates: readonly object[] = [
  template('K8sRequiredLabels', source('required-labels'), { labels: { type: 'array', items: label } }),
  template('K8sUniqueHost', source('unique-host'), {}),
  template('K8sContainerLimits', source('container-limits'), { memory: { type: 'string', default: '1Gi' } }),
]

const pods = { kinds: [{ apiGroups: [''], kinds: ['Pod'] }] }

export const constraints: readonly object[] = [
  constraint('K8sRequiredLabels', 'must-have-owner', {
    match: { kinds: [{ apiGroups: ['', 'apps'], kinds: ['Pod', 'Deployment'] }], excludedNamespaces: ['kube-*'] },
    parameters: { labels: [{ key: 'owner' }] },
  }),
  constraint('K8sUniqueHost', 'unique-host', { match: { kinds: [{ apiGroups: ['networking.k8s.io'], kinds: ['Ingress'] }] } }),
  constraint('K8sContainerLimits', 'at-most-1g', { match: pods, enforcementAction: 'warn', parameters: {} }),
  constraint('K8sContainerLimits', 'at-most-4g', { match: { ...pods, labelSelector: { matchLabels: { tier: 'web' } } }, enforcementAction: 'dryrun', parameters: { memory: '4Gi' } }),
]

/** Documents as a file has them, one after the other. */
export const asYaml = (documents: readonly unknown[]): string => documents.map((one) => `---\n${JSON.stringify(one, null, 1)}\n`).join('')
