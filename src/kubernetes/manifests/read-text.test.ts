import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read-text.ts'

const shown = (text: string): unknown => {
  const { manifests, unknowns } = readText('x.yaml', text)
  return [...manifests.map(({ object }) => `${String(object.kind)} ${String((object.metadata as { name?: string })?.name)}`), ...unknowns.map(({ reason }) => reason)] // prettier-ignore
}

const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`

for (const [why, text, expected] of [
  ['documents, empty ones and comments among them', `---\n# c\n---\n${pod('a')}---\n\n---\n${pod('b')}...\n# d\n`, ['Pod a', 'Pod b']],
  ['a document behind its marker', `--- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n`, ['Pod a']],
  ['a directive', `%YAML 1.1\n---\n${pod('a')}`, ['Pod a']],
  ['CR LF and a comment behind the marker', `--- # a\r\n${pod('a').replaceAll('\n', '\r\n')}--- # b\r\n`, ['Pod a']],
  ['a List', 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Job}\n', ['Pod a', 'Job undefined']], // prettier-ignore
  ['a typed list, whose items name no kind', '{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"}}]}', ['Pod a']],
  ['a list in a list', '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: PodList, items: [{metadata: {name: a}}]}]}', ['Pod a']],
  ['objects of JSON in a row', '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"}{"}}\n{"apiVersion":"v1","kind":"Job"}', ['Pod }{', 'Job undefined']], // prettier-ignore
  ['nothing', '', []],
  ['comments only', '# a\n\n# b', []],
  ['one that is broken among others', `${pod('a')}---\na: [b\n---\n${pod('b')}`, ['Pod a', 'Pod b', '7:1: Flow sequence in block collection must be sufficiently indented and end with a ]']], // prettier-ignore
  ['no kind', `a: 1\n---\napiVersion: v1\n`, ['1:1: no object of Kubernetes: it has no "apiVersion" and no "kind"', '3:1: no object of Kubernetes: it has no "kind"']], // prettier-ignore
  ['a kind that is no text', 'apiVersion: v1\nkind: yes\n', ['1:1: no object of Kubernetes: "kind" is no text']],
  ['a list at the top', '- a\n', ['1:1: no object of Kubernetes: it is no map']],
  ['an item of a List that is none', 'apiVersion: v1\nkind: List\nitems:\n- a: 1\n', ['4:3: no object of Kubernetes: it has no "apiVersion" and no "kind"']], // prettier-ignore
  ['the same key twice', 'apiVersion: v1\nkind: Pod\nkind: Job\n', ['3:1: the key "kind" stands there twice']],
  ['a template', `${pod('a')}---\n{{- if .Values.x }}\nkind: x\n{{- end }}\n`, ['6:1: a template, not yet YAML: render it first, for example "helm template CHART | plimsoll check manifests:-"']], // prettier-ignore
  ['braces in a text are no template', `${pod('a')}  annotations: {a: "{{ x }}"}\n`, ['Pod a']],
] as const)
  test(`manifests: ${why}`, () => deepEqual(shown(text), expected))

const text = `# first
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  spec:
    template:
      spec:
        containers:
        - name: a
          securityContext: {privileged: true, runAsUser: 0}
        - &b
          name: b
          "é": {x: 1, z: 2}
---
apiVersion: v1
kind: Pod
metadata: *nothing
--- {apiVersion: v1, kind: Pod, spec: {a: 1}}
`

for (const [which, field, line, column] of [
  [0, [], 5, 3],
  [0, ['kind'], 6, 3],
  [0, ['spec', 'template', 'spec', 'containers', 0], 11, 11],
  [0, ['spec', 'template', 'spec', 'containers', 0, 'name'], 11, 11],
  [0, ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'runAsUser'], 12, 47],
  [0, ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'capabilities', 'drop', 0], 12, 11],
  [0, ['spec', 'template', 'spec', 'containers', 1, 'name'], 14, 11],
  [0, ['spec', 'template', 'spec', 'containers', 1, 'é', 'z'], 15, 23],
  [0, ['spec', 'template', 'spec', 'containers', 7], 10, 9],
  [1, ['spec', 'a'], 20, 40],
] as const)
  test(`manifests: the place of ${field.join('.') || 'an object'} is ${line}:${column}`, () =>
    deepEqual(readText('x.yaml', text).manifests[which]?.place(field), { line, column }))
