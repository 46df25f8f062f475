import * as z from 'zod'
import { findingKinds, severities } from '#model/index.ts'
import { ExceptionsSection } from './exceptions-section.ts'
import { SecretsSection } from './secrets-section.ts'

/** Parts of the file that are more than one value: commands get them as they are. Each is a line here. */
const SECTIONS = {
  exceptions: ExceptionsSection.describe('accepted risks that expire').exactOptional(),
  vex: z
    .array(z.string().min(1).max(4096))
    .max(1000)
    .describe('VEX documents, heard in this order after those of --vex; relative to this file')
    .exactOptional(),
  secrets: SecretsSection.describe('which secrets are looked for').exactOptional(),
  sets: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(100)
    .describe('sets of controls to judge workloads by, where no --set says otherwise')
    .exactOptional(),
  controls: z
    .record(z.string().min(1).max(100), z.strictObject({ params: z.record(z.string(), z.unknown()).exactOptional() }))
    .describe('by the id of a control: its parameters')
    .exactOptional(),
} as const

/** A key is the flag of the same name; PLIMSOLL_… in upper case is its variable. */
const SCALARS = {
  'fail-on': z
    .enum(['default', ...severities])
    .describe('deny at this severity or worse; default: critical or known exploited, with a fix, or a critical secret')
    .exactOptional(),
  'only-fixed': z.boolean().describe('count only findings that have a fix').exactOptional(),
  'ignore-unfixed': z.boolean().describe('the same under the name that other tools use').exactOptional(),
  'max-data-age': z.number().int().min(0).max(999_999).describe('days; exit 3 when the advisory data is older').exactOptional(),
  db: z.string().min(1).describe('judge by this advisory database; relative to this file').exactOptional(),
  'db-repository': z.string().min(1).describe('the artifact that db update fetches').exactOptional(),
  platform: z.string().min(1).describe('os/arch[/variant]: which image of several').exactOptional(),
  format: z.string().min(1).describe('of what check prints').exactOptional(),
  all: z.boolean().describe('list every finding').exactOptional(),
  author: z.string().min(1).describe('who speaks in VEX that check writes').exactOptional(),
  kinds: z.array(z.enum(findingKinds)).min(1).describe('what to look for; default all').exactOptional(),
  'fail-on-new': z.boolean().describe('with a baseline: only what it lacks counts').exactOptional(),
  baseline: z.string().min(1).describe('an earlier result; relative to this file').exactOptional(),
  cache: z.string().min(1).describe('folder of the cache; relative to this file').exactOptional(),
  'cache-size': z.number().int().min(0).max(999_999).describe('MiB of remembered layers; 0 turns the cache off').exactOptional(),
} as const

export const Settings = z.strictObject({ ...SCALARS, ...SECTIONS })

export type Settings = z.output<typeof Settings>

const Sections = z.object(SECTIONS)
/** What the sections of a file say. */
export type SectionValues = z.output<typeof Sections>

type Scalars = Omit<Settings, keyof typeof SECTIONS>

/** The single values and the sections of a file. */
export function partsOf(settings: Settings): { readonly scalars: Scalars; readonly sections: SectionValues } {
  const entries = Object.entries(settings)
  const isSection = ([key]: readonly [string, unknown]): boolean => Object.hasOwn(SECTIONS, key)
  return {
    scalars: Object.fromEntries(entries.filter((entry) => !isSection(entry))) as Scalars,
    sections: Object.fromEntries(entries.filter(isSection)) as SectionValues,
  }
}

/** Paths, which count from the folder of the file that names them. */
export const PATHS: ReadonlySet<string> = new Set(['db', 'cache', 'baseline'])
