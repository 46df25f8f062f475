import type { SbomFormat } from './contract.ts'
import { cyclonedx, cyclonedx16, cyclonedx17 } from './cyclonedx.ts'
import { json } from './json.ts'
import { spdx } from './spdx.ts'

/** Sorted by id. */
export const sbomFormats: readonly SbomFormat[] = [cyclonedx, cyclonedx16, cyclonedx17, json, spdx]

export const sbomFormat = (id: string): SbomFormat | undefined => sbomFormats.find((format) => format.id === id)
