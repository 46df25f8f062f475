import { type Document, LineCounter, isMap, isScalar, isSeq } from 'yaml'
import { showPlace } from '#source-text/index.ts'
import { SettingsError } from '../errors.ts'
import type { SectionValues } from './schema.ts'

type Keys = readonly PropertyKey[]

/** What a file of settings says beside its single values, and where it says it. */
export type Sections = SectionValues & {
  /** The file and the line of what stands under the keys: `plimsoll.yaml:12`. */
  readonly sourceOf: (keys: Keys) => string
  /** @throws SettingsError that shows the place */
  readonly fail: (keys: Keys, message: string, cause?: unknown) => never
}

/** Where things stand in a text of YAML. */
export type Places = {
  /** Of the key, where there is one, else of the value. */
  readonly offsetOf: (keys: Keys) => number
  readonly lineOf: (offset: number) => number
}

/** The value below the keys, as deep as they lead: a list may stand where a schema has a map with that list in it. */
function offsetIn(root: unknown, keys: Keys): number {
  let at = 0
  let node = root
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && one.key.value === key)
      if (!pair) break
      node = pair.value
      at = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? at
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key]
      const range = (node as { range?: readonly number[] | null } | undefined)?.range
      at = range?.[0] ?? at
    }
  }
  return at
}

export const placesIn = (document: Document.Parsed, counter: LineCounter): Places => ({
  offsetOf: (keys) => offsetIn(document.contents, keys),
  lineOf: (offset) => counter.linePos(offset).line,
})

export const sectionsOf = (values: SectionValues, name: string, text: string, places: Places): Sections => ({
  ...values,
  sourceOf: (keys) => `${name}:${places.lineOf(places.offsetOf(keys))}`,
  fail: (keys, message, cause) => {
    throw new SettingsError('wrong-use', `read settings: ${message}\n${showPlace(name, text, places.offsetOf(keys))}`, { cause })
  },
})
