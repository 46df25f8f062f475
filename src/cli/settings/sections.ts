import type { Document, LineCounter } from 'yaml'
import { offsetInYaml, showPlace } from '#source-text/index.ts'
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

export const placesIn = (document: Document.Parsed, counter: LineCounter): Places => ({
  offsetOf: (keys) => offsetInYaml(document.contents, keys),
  lineOf: (offset) => counter.linePos(offset).line,
})

export const sectionsOf = (values: SectionValues, name: string, text: string, places: Places): Sections => ({
  ...values,
  sourceOf: (keys) => `${name}:${places.lineOf(places.offsetOf(keys))}`,
  fail: (keys, message, cause) => {
    throw new SettingsError('wrong-use', `read settings: ${message}\n${showPlace(name, text, places.offsetOf(keys))}`, { cause })
  },
})
