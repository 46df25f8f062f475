import * as z from 'zod'
import { factAreas, severities } from '#model/index.ts'

const sentence = z.string().min(1).max(2_000)

/** Facts in short: what is left out is as in an image of nothing (the contract test fills it in). */
const Example = z.strictObject({
  why: sentence.exactOptional(),
  facts: z.record(z.string(), z.unknown()),
  /** The places that it must give, in order, by their path. */
  places: z.array(z.string()).exactOptional(),
  severity: z.enum(severities).exactOptional(),
})

/** src/policy/controls/ID/control.yaml */
export const ControlYaml = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/),
  revision: z.number().int().min(1),
  title: z.string().min(1).max(120),
  severity: z.enum(severities),
  subjects: z.array(z.enum(['image', 'root', 'directory'])).min(1),
  needs: z.array(z.enum(factAreas)),
  rationale: sentence,
  references: z.array(z.string()),
  remediation: sentence,
  aliases: z.array(z.string()),
  pass: z.array(Example).min(1),
  fail: z.array(Example).min(1),
})
export type ControlYaml = z.output<typeof ControlYaml>
