import * as z from 'zod'
import { findingKinds, severities } from '#model/index.ts'

/** What several published documents are made of: the same as the types of the model. */
export const text = z.string()
export const instant = z.string().describe('RFC 3339, UTC')
export const digest = z.string().describe('sha256:… of the content')

export const Location = z.object({
  path: text.describe('without a leading slash'),
  layer: text.exactOptional().describe('diff id of the layer'),
  line: z.number().exactOptional(),
  column: z.number().exactOptional(),
  place: z.enum(['config', 'history']).exactOptional().describe('of what is no file'),
})

export const SubjectSchema = z.object({
  kind: z.enum(['image', 'directory', 'root', 'sbom', 'dockerfile', 'manifests', 'unknown']),
  name: text,
  digest: digest.exactOptional(),
  base: z
    .object({
      name: text.exactOptional(),
      digest: text.exactOptional(),
      confidence: z.enum(['certain', 'stated', 'guessed']),
      layers: z.number().exactOptional().describe('how many of the lowest layers are its'),
      history: z.number().exactOptional().describe('how many of the oldest history entries are its'),
    })
    .exactOptional()
    .describe('the image that it was built on'),
  image: z
    .object({
      repository: text.exactOptional(),
      tag: text.exactOptional(),
      platform: text,
      indexDigest: digest.exactOptional().describe('of the index that it was chosen from'),
      config: digest,
      layers: z.array(z.object({ diffId: digest, digest, size: z.number() })),
    })
    .exactOptional(),
})

const Settings = z.object({
  failOn: z.enum(['default', ...severities]),
  onlyFixed: z.boolean(),
  ignoreUnfixed: z.boolean(),
  maxDataAgeDays: z.number().exactOptional(),
  kinds: z.array(z.enum(findingKinds)).describe('what was looked for'),
  failOnNew: z.boolean().describe('only what the baseline lacks counts'),
  inline: z.boolean().describe('comments of other tools in the files count as exceptions'),
})

export const InputsSchema = z.object({
  target: text.describe('as the user named it'),
  platform: text.exactOptional().describe('which image of several was meant, where nothing could be read'),
  subject: digest.or(z.literal('')),
  data: digest.or(z.literal('')).describe('of the advisory database'),
  rules: digest,
  time: instant.describe('of the judgement'),
  plimsoll: text,
  settings: Settings,
  digests: z
    .object({
      bases: digest.exactOptional(),
      controls: digest.exactOptional(),
      exceptions: digest.exactOptional(),
      secrets: digest.exactOptional(),
    })
    .exactOptional()
    .describe('of what else was in use'),
  dockerfile: z.object({ name: text, digest }).exactOptional().describe('what the image was built by'),
  baseline: z.object({ name: text, digest }).exactOptional().describe('the result that it was compared with'),
  sets: z.array(text).exactOptional().describe('of controls, by which workloads were judged'),
  asWritten: z.literal(true).exactOptional().describe('judged without the defaults of the API'),
  policies: z.array(text).exactOptional().describe("the user's own, as they were named"),
  vex: z
    .array(z.object({ name: text, digest }))
    .exactOptional()
    .describe('VEX documents in the order in which they are heard'),
})

export const UnknownSchema = z.object({ path: text, layer: text.exactOptional(), cataloger: text.exactOptional(), reason: text })
