import { resolve } from 'node:path'
import { MiB, readFileBounded, statPath, textOf } from '#base/index.ts'
import { PolicyError } from '../policy-error.ts'
import type { WorkloadSet } from './contract.ts'

/** What the bundle has of all sets, beside its chunks: read in a millisecond, where a hundred YAML files take a hundred. */
export const COMPILED_SETS = 'sets.json'

/** Every set that comes with plimsoll, sorted: a folder of src/policy/sets each. */
export const setIds = ['availability', 'images', 'secrets', 'workload-hardening'] as const

/** The sets without the examples of their controls. @throws FileError, PolicyError */
export async function setTexts(): Promise<WorkloadSet[]> {
  const { readSet } = await import('./read-sets.ts')
  const sets = await Promise.all(setIds.map((id) => readSet(resolve(import.meta.dirname, '../sets', id))))
  return sets.map((set) => ({ ...set, controls: set.controls.map(({ pass: _pass, fail: _fail, ...control }) => control) }))
}

async function compiled(): Promise<WorkloadSet[] | undefined> {
  for (const up of ['.', '..']) {
    const path = resolve(import.meta.dirname, up, COMPILED_SETS)
    // Made by the bundler out of checked files and shipped with the program: as trusted as it is.
    if (await statPath(path)) return JSON.parse(textOf(await readFileBounded(path, 8 * MiB))) as WorkloadSet[]
  }
  return undefined
}

/** @throws FileError, PolicyError */
export const loadSets = async (): Promise<readonly WorkloadSet[]> => (await compiled()) ?? (await setTexts())

/** Those of the names, in their order; without names those that are judged by where nobody says by what. @throws PolicyError */
export async function setsNamed(names: readonly string[]): Promise<readonly WorkloadSet[]> {
  const all = await loadSets()
  if (names.length === 0) return all.filter((set) => set.default)
  return names.map((name) => {
    const found = all.find(({ id }) => id === name)
    if (found) return found
    throw new PolicyError('invalid', `find set "${name}": there is none of that name`, {
      hint: `there are ${all.map(({ id }) => id).join(', ')}`,
    })
  })
}
