import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { loadSets } from '../workloads/shipped-sets.ts'
import { readPeers } from './peers.ts'

const aliasesOf = async (): Promise<string[]> => {
  const sets = await loadSets()
  return [...new Set(sets.flatMap(({ controls }) => controls.flatMap(({ aliases }) => aliases)))]
}

test('peers: what the table has as ours is an alias of a control, and the other way round', async () => {
  const peers = await readPeers()
  const ours = peers.flatMap(({ peer, ours: checks }) => checks.map((check) => `${peer}:${check}`))
  deepEqual((await aliasesOf()).toSorted(), ours.toSorted())
})

test('peers: what the table gives a reason for is nobody’s alias', async () => {
  const aliases = new Set(await aliasesOf())
  const peers = await readPeers()
  const both = peers.flatMap(({ peer, not }) => Object.keys(not).filter((check) => aliases.has(`${peer}:${check}`)))
  deepEqual(both, [])
})
