import type { FieldPath } from '../judgement.ts'

/** `spec.volumes[0]` → ['spec', 'volumes', 0]; `[*]` stays as it is, and `["a.b/c"]` is a name with dots. */
export function parsePath(text: string): readonly (string | number)[] {
  return Array.from(text.matchAll(/\["([^"]*)"\]|\[(\d{1,9}|\*)\]|([^.[\]]+)/g), ([, quoted, index, name]) =>
    quoted !== undefined ? quoted : index === undefined ? name! : index === '*' ? index : Number(index),
  )
}

const isPlain = (name: string): boolean => /^[A-Za-z_$][\w$-]*$/.test(name)

/** As the API server writes it: `spec.containers[0].image`, `metadata.annotations[a/b]`. */
export const showPath = (path: FieldPath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!isPlain(step)) return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')

/** What is there, if it is. Own fields alone: names come from the user's files. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let found = value
  for (const step of path) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined
    found = (found as Readonly<Record<string | number, unknown>>)[step]
  }
  return found
}
