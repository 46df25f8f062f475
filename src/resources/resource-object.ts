/** An object of the Kubernetes API as plain JSON; apiVersion, kind and metadata where it has them. */
export type ResourceObject = { readonly [field: string]: unknown }

/** Steps from an object to a part of it. */
export type Path = readonly (string | number)[]

export const isObject = (value: unknown): value is ResourceObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `spec.containers[0].image`; what is no plain name is quoted, as the API server writes keys: `metadata.labels[a/b]`. */
export function pathText(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[\w-]+$/.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${step}]`
  }
  return text
}

/** A part of an object; undefined where it is not there. */
export function partOf(value: unknown, path: Path): unknown {
  let part = value
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined
    part = (part as Readonly<Record<string | number, unknown>>)[step]
  }
  return part
}
