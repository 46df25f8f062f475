import type { Reporter } from './contract.ts'
import { cyclonedx } from './cyclonedx.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { sarif } from './sarif.ts'
import { table } from './table.ts'

/** Sorted by id. */
export const reporters: readonly Reporter[] = [cyclonedx, json, junit, markdown, sarif, table]

export const reporter = (id: string): Reporter | undefined => reporters.find((one) => one.id === id)
