import { ParseError, limits } from '#base/index.ts'
import { type ResourceObject, isObject as isMap } from '#resources/index.ts'
import type { Field } from './manifest.ts'

/** An object of a document and the way to it: lists hold many. */
export type Found = { readonly object: ResourceObject; readonly within: Field }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Whether a value names its kind, as all objects of the API do. */
const isObject = (value: unknown): value is ResourceObject & { readonly apiVersion: string; readonly kind: string } =>
  isMap(value) && isText(value.apiVersion) && isText(value.kind)

/** Lists in lists; kubectl has no bound, nobody has more than two. */
const LIST_DEPTH = 8

/** What an item of a typed list leaves out: a PodList holds pods (apimachinery, unstructuredJSONScheme.decodeToList). */
function asItem(list: ResourceObject & { readonly apiVersion: string; readonly kind: string }, item: unknown): unknown {
  const kind = list.kind.slice(0, -'List'.length)
  return kind !== '' && isMap(item) && item.kind === undefined ? { apiVersion: list.apiVersion, kind, ...item } : item
}

function why(value: unknown): string {
  if (!isMap(value)) return 'no object of Kubernetes: it is no map'
  const lacking = ['apiVersion', 'kind'].filter((field) => value[field] === undefined)
  if (lacking.length > 0) return `no object of Kubernetes: it has no ${lacking.map((field) => `"${field}"`).join(' and no ')}`
  return `no object of Kubernetes: "${isText(value.apiVersion) ? 'kind' : 'apiVersion'}" is no text`
}

/** The objects of a document, `List`s flattened; `wrong` is told what is none, with the way to it. */
export function* objectsOf(value: unknown, wrong: (within: Field, reason: string) => void, within: Field = []): Generator<Found> {
  if (!isObject(value)) return wrong(within, why(value))
  if (!value.kind.endsWith('List') || !Array.isArray(value.items)) return yield { object: value, within }
  if (within.length > 2 * LIST_DEPTH) throw new ParseError('too-deep', `lists in lists, more than ${LIST_DEPTH}`)
  if (value.items.length > limits.manifests) throw new ParseError('too-large', `a list of more than ${limits.manifests} items`)
  for (const [index, item] of value.items.entries()) yield* objectsOf(asItem(value, item), wrong, [...within, 'items', index])
}
