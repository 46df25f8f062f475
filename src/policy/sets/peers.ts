import { join } from 'node:path'
import * as z from 'zod'
import { KiB, readFileBounded, textOf } from '#base/index.ts'
import { parsePolicyYaml } from '../workloads/read-sets.ts'

/** A tool of others and its checks by name: those that a control answers, and why none does. */
const Peer = z.strictObject({
  peer: z.string(),
  /** Where the names stand. */
  source: z.string(),
  ours: z.array(z.string()),
  not: z.record(z.string(), z.string()),
})
export type Peer = z.output<typeof Peer>

/** @throws PolicyError, FileError */
export async function readPeers(): Promise<readonly Peer[]> {
  const path = join(import.meta.dirname, 'peers.yaml')
  return parsePolicyYaml(z.array(Peer), textOf(await readFileBounded(path, 256 * KiB)), path)
}
