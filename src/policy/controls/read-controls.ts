import { join } from 'node:path'
import { parse } from 'yaml'
import { KiB, conform, readFileBounded, textOf } from '#base/index.ts'
import { ControlYaml } from './control-schema.ts'
import { predicates } from './registry.ts'

const LIMIT = 64 * KiB

/** Every control.yaml of the registry, in its order. @throws FileError, ParseError */
export async function readControls(folder = import.meta.dirname): Promise<ControlYaml[]> {
  const read = async (id: string): Promise<ControlYaml> => {
    const bytes = await readFileBounded(join(folder, id, 'control.yaml'), LIMIT)
    return conform(ControlYaml, parse(textOf(bytes)))
  }
  return Promise.all(predicates.map(([id]) => read(id)))
}
