import * as z from 'zod'
import type { Difference } from '#fix/index.ts'
import { findingKinds, severities } from '#model/index.ts'
import { InputsSchema, SubjectSchema } from '#report/index.ts'

const text = z.string()
const status = z.enum(['open', 'excepted', 'not-affected', 'fixed'])
const Side = z.object({ subject: SubjectSchema, inputs: InputsSchema })

const Layers = z
  .array(z.object({ number: z.number(), of: z.number(), diffId: text, shared: z.boolean().describe('the other image has it, too') }))
  .describe('counted from the lowest, which is 1')

const PackageRow = z.object({ purl: text, type: text, name: text, version: text, layers: Layers })

const Change = z.object({
  type: text,
  name: text,
  from: text,
  to: text,
  direction: z.enum(['upgrade', 'downgrade', 'other']),
  held: Layers,
  layers: Layers,
})

const finding = { kind: z.enum(findingKinds), id: text, fingerprint: text, severity: z.enum(severities) }
const FindingRow = z.object({ ...finding, title: text, status, package: text.exactOptional(), layers: Layers })
const StatusRow = z.object({ ...finding, package: text.exactOptional(), from: status, to: status })

/** What `plimsoll diff --format json` prints. */
export const DiffSchema = z.object({
  schema: z.literal('plimsoll-diff/1'),
  a: Side,
  b: Side,
  packages: z.object({ gained: z.array(PackageRow), lost: z.array(PackageRow), changed: z.array(Change), same: z.number() }),
  findings: z.object({
    gained: z.array(FindingRow),
    lost: z.array(FindingRow),
    status: z.array(StatusRow).describe('findings of both sides whose status is another'),
    same: z.number(),
  }),
  notCompared: z.array(text).describe('what was not, or not equally, looked at'),
}) satisfies z.ZodType<Difference>
