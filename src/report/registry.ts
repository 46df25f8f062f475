import type { Reporter } from './contract.ts'
import { cyclonedx } from './cyclonedx.ts'
import { cyclonedxVex } from './cyclonedx-vex.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { html } from './html/html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { openvex } from './openvex.ts'
import { sarif } from './sarif.ts'
import { table } from './table.ts'

/** Sorted by id. */
export const reporters: readonly Reporter[] = [cyclonedx, cyclonedxVex, github, gitlab, html, json, junit, markdown, openvex, sarif, table]

export const reporter = (id: string): Reporter | undefined => reporters.find((one) => one.id === id)
