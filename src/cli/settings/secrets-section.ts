import * as z from 'zod'
import { severities } from '#model/index.ts'

/** Rules, and entries of each list, a count. */
const MOST = 500

const text = z.string().min(1).max(1000)
const id = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'not in kebab-case: my-company-token')

/** One kind of secret, as docs/reference/secrets.md has ours. */
const Rule = z.strictObject({
  id: id.describe('in kebab-case'),
  title: text.describe('what people call it'),
  keywords: z
    .array(z.string())
    .min(1)
    .max(50)
    .describe('texts of 3 to 40 characters, found without case, one of which stands in or near every value'),
  pattern: z.string().min(1).describe('RE2; the first group is the value, else the whole match'),
  before: z.number().int().min(0).max(4096).describe('bytes before a keyword that the pattern sees; default 64').exactOptional(),
  after: z.number().int().min(1).max(4096).describe('bytes behind it; default 512').exactOptional(),
  guard: z
    .enum(['prefix', 'assignment', 'any'])
    .describe('what must be so before the pattern is tried: the keyword begins a token; a value is given to it; nothing (the default)')
    .exactOptional(),
  entropy: z.number().min(0).max(8).describe('least bits a character').exactOptional(),
  prefix: text.describe('the public beginning of the value, which may be shown').exactOptional(),
  structure: text.describe('a check of the inner form: crc32-base62, jwt …').exactOptional(),
  severity: z.enum(severities).describe('default medium').exactOptional(),
  confidence: z.enum(['high', 'medium', 'low']).describe('default medium').exactOptional(),
  remediation: text.describe('what to do').exactOptional(),
})

export const SecretsSection = z.strictObject({
  rules: z.array(Rule).max(MOST).describe('own rules').exactOptional(),
  disable: z.array(id).max(MOST).describe('ids of rules that are not looked for').exactOptional(),
  severity: z.record(id, z.enum(severities)).describe('severities by id of the rule').exactOptional(),
})
