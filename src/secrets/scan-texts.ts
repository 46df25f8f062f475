import type { Exposure, Location } from '#model/index.ts'
import { type CompiledRules, compileRules } from './engine/compile-rules.ts'
import { FileScan } from './engine/file-scan.ts'
import { Scanner } from './engine/scanner.ts'
import { Allowance } from './engine/windows.ts'
import type { SecretRecord } from './records.ts'
import type { SecretRule } from './rules/contract.ts'
import { placesOf } from './scan/layer-scan.ts'
import { toRecord } from './scan/mask.ts'

/** A text that is no file of a layer: a variable as `NAME=value`, a label, an entry of the history, a Dockerfile. */
export type SecretText = {
  readonly location: Location
  readonly text: string
  readonly exposure: Extract<Exposure, 'config' | 'history' | 'source'>
}

export type TextRecord = { readonly record: SecretRecord; readonly location: Location; readonly exposure: Exposure }

/** Secrets in texts, on this thread: they are few and short. Of a text of several lines the location says which. */
export function scanTexts(texts: readonly SecretText[], rules: readonly SecretRule[]): TextRecord[] {
  const compiled: CompiledRules = compileRules(rules)
  const scanner = new Scanner(compiled, new Allowance())
  return texts.flatMap(({ location, text, exposure }) => {
    const bytes = Buffer.from(text)
    const file = new FileScan()
    scanner.whole(bytes, file)
    const { sightings } = file.finish()
    const places = placesOf(bytes, sightings)
    return sightings.map((sighting): TextRecord => {
      const place = places.get(sighting)!
      const { line, column } = place
      const at = text.includes('\n') || exposure === 'source' ? { ...location, line, column } : location
      return { record: toRecord(location.path, sighting, place), location: at, exposure }
    })
  })
}
