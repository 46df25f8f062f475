import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { ParseError } from '#base/index.ts'
import { CelError, environment, formatType } from '#cel/index.ts'
import type { ResourceObject } from '../resource-object.ts'
import { typesOf } from './types-of.ts'

const definition = (schema: unknown, more: object = {}): ResourceObject => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Cluster',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } },
      { name: 'v1alpha1', served: false, storage: false, schema: { openAPIV3Schema: schema } },
    ],
    ...more,
  },
})

const schema = {
  type: 'object',
  properties: {
    apiVersion: { type: 'string' },
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer' },
        port: { 'x-kubernetes-int-or-string': true },
        secret: { type: 'string', format: 'byte' },
        wait: { type: 'string', format: 'duration' },
        since: { type: 'string', format: 'date-time' },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        pod: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
        'my-parts': {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['name'],
          items: { type: 'object', properties: { name: { type: 'string' }, ratio: { type: 'number' } } },
        },
        by: { type: 'object', additionalProperties: { type: 'object', properties: { on: { type: 'boolean' } } } },
      },
    },
  },
}

const typeIn = (expression: string): string => {
  const types = typesOf('1.30', [definition(schema)])
  return formatType(environment({ types, variables: { self: types.typeOf('example.com/v1', 'Widget')! } }).compile(expression).type)
}

// As the API server's SchemaDeclType has it, k8s.io/apiserver/pkg/cel/common/schemas.go.
for (const [expression, type] of [
  ['self.spec.size', 'int'],
  ['self.spec.port', 'dyn'],
  ['self.spec.secret', 'bytes'],
  ['self.spec.wait', 'duration'],
  ['self.spec.since', 'timestamp'],
  ['self.spec.free', 'dyn'],
  ['self.spec.pod.metadata.name', 'string'],
  ['self.spec.my__dash__parts[0].ratio', 'double'],
  ['self.spec.by["x"].on', 'bool'],
  ['self.kind', 'string'],
  ['self.metadata.labels', 'map(string, string)'],
] as const)
  test(`the type of ${expression}`, () => equal(typeIn(expression), type))

test('a field that the schema does not have', () => throws(() => typeIn('self.spec.sizes'), CelError))

test('the kind, where it is and which versions are served', () => {
  const types = typesOf('1.30', [definition(schema)])
  deepEqual(types.kindsOf('example.com', 'widgets'), [
    { group: 'example.com', version: 'v1', kind: 'Widget', resource: 'widgets', namespaced: false },
  ])
  equal(types.typeOf('example.com/v1alpha1', 'Widget'), undefined)
})

test('v1beta1 has one version and one schema', () => {
  const types = typesOf('1.30', [definition(schema, { versions: undefined, version: 'v1', validation: { openAPIV3Schema: schema } })])
  equal(types.typeOf('example.com/v1', 'Widget')?.name, 'example.com/v1.Widget')
})

let deep: unknown = { type: 'string' }
for (let i = 0; i < 200; i++) deep = { type: 'object', properties: { a: deep } }

for (const [what, object] of [
  ['no definition', { kind: 'Pod' }],
  ['properties that are a list', definition({ type: 'object', properties: [] })],
  ['a type that is a number', definition({ type: 'object', properties: { a: { type: 1 } } })],
  ['no end of depth', definition(deep)],
] as const)
  test(`refused: ${what}`, () => throws(() => typesOf('1.30', [object]), ParseError))
