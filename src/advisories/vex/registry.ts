import type { VexFormat } from './contract.ts'
import { csaf } from './csaf.ts'
import { cyclonedxVex } from './cyclonedx-vex.ts'
import { openvex } from './openvex.ts'

/** Sorted by id. */
export const vexFormats: readonly VexFormat[] = [csaf, cyclonedxVex, openvex]
