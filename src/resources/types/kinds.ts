import { isWithin } from './definition.ts'
import { kinds, newest, oldest } from './tables/kubernetes.ts'

/** What the API calls objects of a kind, and where they are. */
export type Resource = {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** The plural in paths and rules: `networkpolicies`. */
  readonly resource: string
  readonly namespaced: boolean
}

/** A kind, the name of its definition, and the releases that serve it. */
export type KindRow = { readonly resource: Resource; readonly definition: string; readonly spans: string }

/** `apps/v1` is of the group apps, `v1` of the core's, which has no name. */
export function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/')
  return { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** `*` after the plural says that the kind is of the cluster. */
function readRow(line: string): readonly [string, KindRow] {
  const [head = '', definition = '', spans = ''] = line.split('|')
  const [apiVersion = '', kind = '', resource = '', cluster] = head.split(' ')
  return [
    `${apiVersion} ${kind}`,
    { resource: Object.freeze({ ...splitApiVersion(apiVersion), kind, resource, namespaced: cluster === undefined }), definition, spans },
  ]
}

const rows: ReadonlyMap<string, KindRow> = new Map(kinds.trim().split('\n').map(readRow))

/** A kind that any release has served. */
export const kindRow = (apiVersion: string, kind: string): KindRow | undefined => rows.get(`${apiVersion} ${kind}`)

/** All that a release serves. */
export const kindsIn = (minor: number): readonly KindRow[] => [...rows.values()].filter(({ spans }) => isWithin(spans, minor))

/** The release that serves a kind and is closest to another: the newest of those that had a kind which is gone since. */
export function closestServing(apiVersion: string, kind: string, minor: number): number | undefined {
  const spans = kindRow(apiVersion, kind)?.spans
  if (spans === undefined) return undefined
  const serving = Array.from({ length: newest - oldest + 1 }, (_, i) => oldest + i).filter((each) => isWithin(spans, each))
  return serving.toSorted((a, b) => Math.abs(a - minor) - Math.abs(b - minor))[0]
}
