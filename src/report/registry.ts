import type { Reporter } from './contract.ts'
import { json } from './json.ts'
import { table } from './table.ts'

/** Sorted by id. */
export const reporters: readonly Reporter[] = [json, table]

export const reporter = (id: string): Reporter | undefined => reporters.find((one) => one.id === id)
