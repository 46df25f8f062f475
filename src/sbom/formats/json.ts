import * as z from 'zod'
import { conform } from '#base/index.ts'
import type { SbomFormat } from './contract.ts'
import { InventorySchema } from './inventory-schema.ts'

const SCHEMA = 'plimsoll-inventory/1'
const Document = InventorySchema.extend({ schema: z.literal(SCHEMA) })
const Marked = z.object({ schema: z.literal(SCHEMA) })

/** The inventory as it is. */
export const json = {
  id: 'json',
  about: "plimsoll's own JSON",
  write: (inventory, context) =>
    `${JSON.stringify({ schema: SCHEMA, plimsoll: context.version, time: context.time, ...inventory }, null, 2)}\n`,
  recognises: (document) => Marked.safeParse(document).success,
  read: (document) => {
    const { subject, distribution, packages, unknowns } = conform(Document, document)
    return { subject, ...(distribution ? { distribution } : {}), packages, unknowns }
  },
} satisfies SbomFormat
