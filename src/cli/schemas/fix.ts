import * as z from 'zod'
import { severities } from '#model/index.ts'
import { InputsSchema, SubjectSchema, UnknownSchema } from '#report/index.ts'
import type { FixDocument } from '../commands/fix.ts'

const text = z.string()
const purl = text.describe('purl')
const ids = z.array(text)

const Trial = z.object({
  version: text,
  clears: ids.describe('findings that end'),
  brings: ids.describe('findings that the version has and the installed one has not'),
  keeps: ids.describe('findings that stay'),
})

const Parent = z.object({ name: text, version: text, range: text })

const Ways = [
  z.object({ way: z.literal('edit'), files: z.array(text) }),
  z.object({ way: z.literal('lock'), ranges: z.array(Parent) }),
  z.object({ way: z.literal('override'), files: z.array(text), parents: z.array(Parent) }),
  z.object({ way: z.literal('blocked'), reason: text, parents: z.array(Parent), direct: z.array(text) }),
  z.object({ way: z.literal('try'), reason: text }),
  z.object({ way: z.literal('rebuild'), reason: text, neededBy: z.array(text) }),
  z.object({ way: z.literal('system'), reason: text }),
] as const

const place = {
  path: text,
  layer: text.exactOptional(),
  line: z.number().exactOptional(),
  column: z.number().exactOptional(),
  place: z.enum(['config', 'history']).exactOptional(),
  command: text.exactOptional().describe('what makes the lock anew'),
}

const [edit, lock, override, blocked, attempt, rebuild, system] = Ways
const Place = z.discriminatedUnion('way', [
  edit.extend(place),
  lock.extend(place),
  override.extend(place),
  blocked.extend(place),
  attempt.extend(place),
  rebuild.extend(place),
  system.extend(place),
])

const Upgrade = z.object({
  package: purl,
  type: text,
  name: text,
  from: text,
  to: text,
  clears: ids,
  brings: ids,
  keeps: ids,
  tried: z.array(Trial).describe('lower versions that were matched and not chosen'),
  steps: z.array(z.object({ id: text, fingerprint: text, to: text })).describe('for each finding the least version without it'),
  places: z.array(Place),
})

const Row = z.object({ id: text, fingerprint: text, package: text })

/** What `plimsoll fix --format json` prints. */
export const FixSchema = z.object({
  schema: z.literal('plimsoll-fix/1'),
  subject: SubjectSchema,
  inputs: InputsSchema,
  upgrades: z.array(Upgrade),
  moved: z.array(z.object({ package: purl, from: text, to: text })).describe('packages whose version is the same text as that of another'),
  left: z.array(Row.extend({ severity: z.enum(severities), why: text })).describe('findings that are still there afterwards'),
  commands: z.array(z.object({ folder: text, command: text })).describe('what makes locks anew, in this order'),
  predicted: z.array(Row).describe('the findings of the changed package set'),
  files: z.array(z.object({ path: text, digest: text })).describe('what the patch changes, with the digest that it has to have'),
  patch: text.describe('a unified diff; empty where no manifest changes'),
  system: z.array(text).describe('lines for the package manager of the system, and notes'),
  bases: z.array(
    z.object({
      target: text,
      digest: text,
      clears: z.array(Row),
      stays: z.array(Row),
      brings: z.array(Row),
      unknown: z.array(Row).describe('of packages that the other base does not have'),
    }),
  ),
  unknowns: z.array(UnknownSchema),
  notAssessed: z.array(text),
}) satisfies z.ZodType<FixDocument>
