import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSet } from '../workloads/read-sets.ts'
import { setIds } from '../workloads/shipped-sets.ts'
import { tryExamples } from '../workloads/try-examples.ts'

const folderOf = (id: string): string => join(import.meta.dirname, id)

test('sets: every folder is in the registry, which is sorted', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  deepEqual([...setIds], folders.map(({ name }) => name).toSorted())
})

for (const id of setIds) {
  test(`set ${id}: names every file of its folder, sorted, and is named as the folder`, async () => {
    const set = await readSet(folderOf(id))
    const files = readdirSync(folderOf(id)).filter((name) => name !== 'set.yaml')
    equal(set.id, id)
    deepEqual(
      set.controls.map((control) => `${control.id}.yaml`),
      files.toSorted(),
    )
  })

  test(`set ${id}: each control holds on its own examples`, async () => {
    const { controls } = await readSet(folderOf(id))
    deepEqual(controls.flatMap(tryExamples), [])
  })

  test(`set ${id}: a control says by examples that it can fail at a field, and what else it is called`, async () => {
    const { controls } = await readSet(folderOf(id))
    for (const control of controls) {
      ok(
        control.fail.some(({ fields }) => fields !== undefined),
        `${control.id}: no example names a field`,
      )
      equal(new Set(control.aliases).size, control.aliases.length, control.id)
    }
  })
}

test('sets: no control stands in two', async () => {
  const ids = (await Promise.all(setIds.map((id) => readSet(folderOf(id))))).flatMap(({ controls }) => controls.map(({ id }) => id))
  deepEqual(ids, [...new Set(ids)])
})
