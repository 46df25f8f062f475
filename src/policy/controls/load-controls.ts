import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { MiB, readFileBounded, statPath, textOf } from '#base/index.ts'
import type { ControlSet, ControlText } from './contract.ts'
import { predicates } from './registry.ts'

/** What the bundle has of all control.yaml, beside its chunks: read in a millisecond, where fifty YAML files and a schema take fifty. */
export const COMPILED = 'controls.json'

/** The texts without their examples, by id. @throws FileError, ParseError */
export async function controlTexts(): Promise<ControlText[]> {
  const { readControls } = await import('./read-controls.ts')
  return (await readControls()).map(({ pass: _pass, fail: _fail, ...text }) => text)
}

async function compiled(): Promise<ControlText[] | undefined> {
  for (const up of ['.', '..']) {
    const path = resolve(import.meta.dirname, up, COMPILED)
    // Made by the bundler out of checked files and shipped with the program: as trusted as it is.
    if (await statPath(path)) return JSON.parse(textOf(await readFileBounded(path, 1 * MiB))) as ControlText[]
  }
  return undefined
}

/** The controls that come with plimsoll. @throws FileError, ParseError */
export async function loadControls(): Promise<ControlSet> {
  const texts = (await compiled()) ?? (await controlTexts())
  const byId = new Map(predicates)
  const controls = texts.map((text) => ({ ...text, predicate: byId.get(text.id)! }))
  return { controls, digest: `sha256:${createHash('sha256').update(JSON.stringify(texts)).digest('hex')}` }
}
