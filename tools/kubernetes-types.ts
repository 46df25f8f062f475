/**
 * Makes the tables of the Kubernetes API's types: `node tools/kubernetes-types.ts FOLDER FIELDS`. FOLDER has openapi-1.30.json.gz and its like; FIELDS is
 * what src/resources/testdata/kubernetes writes for `fields`: how Kubernetes stores each field, which OpenAPI does not say.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod'

const [folder = '', stored = ''] = process.argv.slice(2)

const Kind = z.object({ group: z.string(), version: z.string(), kind: z.string() })
type Kind = z.output<typeof Kind>

type Schema = {
  readonly type?: string | undefined
  readonly format?: string | undefined
  readonly $ref?: string | undefined
  readonly allOf?: readonly Schema[] | undefined
  readonly items?: Schema | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly additionalProperties?: Schema | undefined
  readonly required?: readonly string[] | undefined
  readonly default?: unknown
  readonly 'x-kubernetes-list-type'?: string | undefined
  readonly 'x-kubernetes-list-map-keys'?: readonly string[] | undefined
  readonly 'x-kubernetes-map-type'?: string | undefined
  readonly 'x-kubernetes-patch-strategy'?: string | undefined
  readonly 'x-kubernetes-patch-merge-key'?: string | undefined
  readonly 'x-kubernetes-group-version-kind'?: readonly Kind[] | undefined
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    format: z.string().optional(),
    $ref: z.string().optional(),
    allOf: z.array(Schema).optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    additionalProperties: Schema.optional(),
    required: z.array(z.string()).optional(),
    default: z.unknown().optional(),
    'x-kubernetes-list-type': z.string().optional(),
    'x-kubernetes-list-map-keys': z.array(z.string()).optional(),
    'x-kubernetes-map-type': z.string().optional(),
    'x-kubernetes-patch-strategy': z.string().optional(),
    'x-kubernetes-patch-merge-key': z.string().optional(),
    'x-kubernetes-group-version-kind': z.array(Kind).optional(),
  }),
)

const Document = z.object({
  schemas: z.record(z.string(), Schema),
  resources: z.record(z.string(), z.object({ kind: Kind, actions: z.array(z.string()) })),
})

const Stored = z.record(z.string(), z.record(z.string(), z.string()))

/** Minor numbers of the releases that are there, oldest first. */
const minors = readdirSync(folder)
  .flatMap((name) => /^openapi-1\.(\d+)\.json\.gz$/.exec(name)?.[1] ?? [])
  .map(Number)
  .toSorted((a, b) => a - b)

const documents = minors.map((minor) =>
  Document.parse(JSON.parse(gunzipSync(readFileSync(`${folder}/openapi-1.${minor}.json.gz`)).toString())),
)

/** `io.k8s.api.core.v1.Pod` and `io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta` without what all have in common. */
const shortName = (name: string): string => name.replace(/^.*[/.](?:api|apis)\.(?=[\w-]+\.v\d)/, '')

const storedFields = new Map(
  Object.entries(Stored.parse(JSON.parse(readFileSync(stored, 'utf8')))).map(([name, fields]) => [
    name.replace(/^.*\/apis?\//, '').replaceAll('/', '.'),
    new Map(Object.entries(fields)),
  ]),
)

/** Definitions that are a value, by the letter that stands for it in the tables. */
const VALUES: Readonly<Record<string, string>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'q',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'x',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'u',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'u',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Patch': 'u',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 't',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': 'a',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': 'a',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'a',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': 'a',
}

const SCALARS: Readonly<Record<string, string>> = {
  'string:': 's',
  'string:byte': 'y',
  'string:date-time': 't',
  'boolean:': 'b',
  'integer:int32': 'i',
  'integer:int64': 'l',
  'integer:': 'l',
  'number:': 'n',
  'number:double': 'n',
  'object:': 'u',
}

/** How a list is merged: `=` by value, `=name` by keys. Older releases have no list type, and say the same by how patches are merged. */
function listText(schema: Schema): string {
  const list = schema['x-kubernetes-list-type']
  if (list !== undefined) return list === 'map' ? `=${schema['x-kubernetes-list-map-keys']?.join(',') ?? ''}` : list === 'set' ? '=' : ''
  return /^merge\b/.test(schema['x-kubernetes-patch-strategy'] ?? '') ? `=${schema['x-kubernetes-patch-merge-key'] ?? ''}` : ''
}

function typeText(schema: Schema): string {
  const ref = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.replace('#/components/schemas/', '')
  if (ref !== undefined) return VALUES[ref] ?? `${shortName(ref)}${schema['x-kubernetes-map-type'] === 'atomic' ? '~' : ''}`
  if (schema.items && schema.format !== 'byte') return `[${typeText(schema.items)}]${listText(schema)}`
  if (schema.additionalProperties)
    return `{${typeText(schema.additionalProperties)}}${schema['x-kubernetes-map-type'] === 'atomic' ? '~' : ''}`
  if (schema.type === undefined) return 'a'
  const scalar = SCALARS[`${schema.type}:${schema.format ?? ''}`]
  if (scalar === undefined) throw new Error(`no such type: ${JSON.stringify(schema)}`)
  return scalar
}

/** `+` where it is written even when it is empty, `*` where it is null then, `-` where a value that is zero is as none. */
function storageText(definition: string, field: string, schema: Schema): string {
  const how = storedFields.get(definition)?.get(field)
  if (how === undefined) return JSON.stringify(schema.default) === '{}' ? '+' : ''
  const [storage, ...omit] = how.split(' ')
  if (omit.length === 0 && storage !== 'plain' && storage !== 'struct') return '*'
  if (omit.length === 0 || (storage === 'struct' && !omit.includes('omitzero'))) return '+'
  return storage === 'plain' || storage === 'struct' ? '-' : ''
}

/** A default that the schema itself states; zero values only say how Go writes them. */
function defaultText({ default: value }: Schema): string {
  return value === undefined || value === '' || value === 0 || value === false || typeof value === 'object'
    ? ''
    : `=${JSON.stringify(value)}`
}

/** Text by release, oldest first. */
type History = (string | undefined)[]

const histories = new Map<string, Map<string, History>>()
const headers = new Map<string, History>()

function record(map: Map<string, History>, key: string, index: number, text: string): void {
  let history = map.get(key)
  if (!history) map.set(key, (history = minors.map(() => undefined)))
  history[index] = text
}

for (const [index, { schemas }] of documents.entries())
  for (const [full, schema] of Object.entries(schemas)) {
    if (VALUES[full] !== undefined || full.includes('.pkg.version.')) continue
    const name = shortName(full)
    record(headers, name, index, schema['x-kubernetes-map-type'] === 'atomic' ? '~' : '')
    const fields = histories.get(name) ?? new Map<string, History>()
    histories.set(name, fields)
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      const required = schema.required?.includes(field) ? '!' : ''
      const text = `${typeText(property)} ${required}${storageText(name, field, property)}${defaultText(property)}`
      record(fields, field, index, text.trimEnd())
    }
  }

/** What a field's text says beside what the last document leaves out: which fields are always written, and defaults. */
const withoutDefaults = (text: string): string =>
  text
    .replace(/=("|\d|true).*$/, '')
    .replace('+', '')
    .trimEnd()

for (const fields of histories.values())
  for (const history of fields.values()) {
    const [before, last] = history.slice(-2)
    if (before !== undefined && last !== undefined && withoutDefaults(before) === withoutDefaults(last))
      history[history.length - 1] = before
  }

/** Spans of releases with the same text: `@24-29` is from 1.24 to 1.29; an end that is open is left out. */
function spans(history: History, within: History): string[] {
  const found: string[] = []
  for (let start = 0; start < minors.length;) {
    const text = history[start]
    let end = start
    while (end + 1 < minors.length && history[end + 1] === text) end++
    if (text !== undefined) {
      const first = within.slice(0, start).some((other) => other !== undefined) ? minors[start] : ''
      const last = within.slice(end + 1).some((other) => other !== undefined) ? minors[end] : ''
      found.push(first === '' && last === '' ? text : `${text}@${first}-${last}`)
    }
    start = end + 1
  }
  return found
}

const whole: History = minors.map(() => '')

const definitions = [...histories]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([name, fields]) => {
    const header = headers.get(name)!
    const present: History = header.map((text) => (text === undefined ? undefined : ''))
    const atomic = header.includes('~') ? '~' : ''
    const parts = [...fields]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([field, history]) => spans(history, present).map((text) => `${field}:${text}`))
    return [`${name}${atomic}${spans(present, whole).join(',')}|${parts.join('|')}`]
  })

type Resource = { readonly plural: string; readonly namespaced: boolean }

/** Served by one release only, 1.23, whose paths are not in the document. */
const resources = new Map<string, Resource>([
  ['node.k8s.io/v1alpha1 RuntimeClass', { plural: 'runtimeclasses', namespaced: false }],
  ['storage.k8s.io/v1alpha1 CSIStorageCapacity', { plural: 'csistoragecapacities', namespaced: true }],
])

const kindKey = ({ group, version, kind }: Kind): string => `${group === '' ? '' : `${group}/`}${version} ${kind}`

for (const document of documents)
  for (const [path, { kind, actions }] of Object.entries(document.resources)) {
    const match = /^\/apis?\/(?:[\w.-]+\/)?v\w+\/(namespaces\/\{namespace\}\/)?([a-z]+)$/.exec(path)
    if (!match?.[2] || !actions.some((action) => action === 'list' || action === 'post')) continue
    const known = resources.get(kindKey(kind))
    resources.set(kindKey(kind), { plural: match[2], namespaced: match[1] !== undefined || known?.namespaced === true })
  }

const kinds = new Map<string, History>()
const lacking = new Set<string>()
for (const [index, { schemas }] of documents.entries())
  for (const [full, schema] of Object.entries(schemas)) {
    const stated = schema['x-kubernetes-group-version-kind'] ?? []
    if (stated.length !== 1) continue
    const key = kindKey(stated[0]!)
    const resource = resources.get(key)
    if (resource) record(kinds, `${key} ${resource.plural}${resource.namespaced ? '' : ' *'}|${shortName(full)}`, index, '')
    else if (!key.endsWith('List')) lacking.add(key)
  }

process.stderr.write(`no resource: ${[...lacking].join(', ')}\n`)

const kindLines = [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([line, history]) => `${line}|${spans(history, whole).join(',')}`)

writeFileSync(
  new URL('../src/resources/types/tables/kubernetes.ts', import.meta.url),
  `/**
 * Made by tools/kubernetes-types.ts from the published OpenAPI of Kubernetes. How a line reads: ../definition.ts.
 */
export const oldest = ${minors[0]}
export const newest = ${minors.at(-1)}

/** apiVersion, kind, plural, \`*\` where it is of the cluster | definition | releases. */
export const kinds = \`
${kindLines.join('\n')}
\`

/** Name, \`~\` where it is atomic, releases | field:type flags releases | … */
export const definitions = \`
${definitions.join('\n')}
\`
`,
)
