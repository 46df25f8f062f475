/** What an object says that it is; empty where it does not, or not in words. */
export type GroupVersionKind = { readonly group: string; readonly version: string; readonly kind: string }

const textAt = (object: Readonly<Record<string, unknown>>, field: string): string => {
  const value = object[field]
  return typeof value === 'string' ? value : ''
}

export function kindOf(object: Readonly<Record<string, unknown>>): GroupVersionKind {
  const apiVersion = textAt(object, 'apiVersion')
  const slash = apiVersion.indexOf('/')
  return { group: apiVersion.slice(0, Math.max(0, slash)), version: apiVersion.slice(slash + 1), kind: textAt(object, 'kind') }
}
