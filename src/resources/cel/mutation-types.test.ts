import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { KUBERNETES_PROGRAM, kubernetesEnvironment } from './kubernetes-environment.ts'
import { misplacedTypes } from './mutation-types.ts'

const env = kubernetesEnvironment('1.37', { patches: true })

function misplaced(expression: string): readonly string[] {
  const result = env.program(env.compile(expression), KUBERNETES_PROGRAM).evaluate({})
  equal(result.kind, 'value')
  return result.kind === 'value' ? misplacedTypes(result.value) : []
}

// pkg/cel/mutation/dynamic/objects.go: CheckTypeNamesMatchFieldPathNames.
for (const [expression, wrong] of [
  ['Object{spec: Object.spec{template: Object.spec.template{}}}', []],
  ['Object{spec: Object.spec{containers: [Object.spec.containers{name: "a"}]}}', []],
  [
    'Object{spec: Object.metadata{}}',
    ['unexpected type name "Object.metadata", expected "Object.spec", which matches field name path from root Object type'],
  ],
  [
    'Object{a: {"k": Object.b{}}}',
    ['unexpected type name "Object.b", expected "Object.a", which matches field name path from root Object type'],
  ],
] as const)
  test(`objects of a patch: ${expression}`, () => deepEqual(misplaced(expression), wrong))
