import * as z from 'zod'
import { findingKinds } from '#model/index.ts'
import { beginningOf, expiryOf } from '#policy/index.ts'

/** Entries of one file, a count. */
const MOST = 10_000

const text = z.string().min(1).max(1000)
const when = 'a day (2026-12-31, which ends at 24:00 UTC) or a time with its offset (2026-12-31T12:00:00Z)'

/** One accepted risk. All that it names has to hold for what it covers. */
const ExceptionEntry = z
  .strictObject({
    id: text.describe('the id or an alias of a finding: CVE-2026-1').exactOptional(),
    rule: text.describe('the id or an alias of the rule or control that found it').exactOptional(),
    package: text
      .describe('a purl, perhaps without version and qualifiers, or a name; of the package or its source package')
      .exactOptional(),
    range: text.describe('versions of the package: >=1.2 <2, vers:npm/>=1.2|<2').exactOptional(),
    path: text.describe('a glob over paths: ** any folders, * within a name, {a,b} either').exactOptional(),
    subject: text.describe("a pattern over the subject's name, repository[:tag|@digest] or digest: * is any text").exactOptional(),
    layer: text
      .regex(/^(?:sha256:)?[0-9a-f]{6,64}$/, 'not the beginning of a diff id: six or more hexadecimal digits')
      .describe('the beginning of a diff id')
      .exactOptional(),
    kind: z.enum(findingKinds).describe('of the finding').exactOptional(),
    owner: text.describe('who answers for it'),
    reason: text.describe('why the risk is acceptable'),
    expires: text.refine((value) => expiryOf(value) !== undefined, `not ${when}`).describe(when),
    created: text
      .refine((value) => beginningOf(value) !== undefined, `not ${when}`)
      .describe('when it was accepted; maxDays counts from here, else from the judgement')
      .exactOptional(),
    approvedBy: text.describe('who agreed').exactOptional(),
  })
  .refine(({ range, package: purl }) => range === undefined || purl !== undefined, { path: ['range'], message: 'a range needs a package' })

export type ExceptionEntry = z.output<typeof ExceptionEntry>

const list = z.array(ExceptionEntry).max(MOST)

/** A list, or a list with what each of its entries has to keep to. */
export const ExceptionsSection = z.union([
  // What is left of a list whose entries are all comments.
  z.null(),
  list,
  z.strictObject({
    requireApprover: z.boolean().describe('each needs approvedBy').exactOptional(),
    maxDays: z.number().int().min(1).max(36_500).describe('the longest that one may last').exactOptional(),
    list: list.exactOptional(),
  }),
])

export type ExceptionsSection = z.output<typeof ExceptionsSection>
