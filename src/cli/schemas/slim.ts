import * as z from 'zod'
import { SubjectSchema, UnknownSchema } from '#report/index.ts'
import type { SlimDocument } from '../commands/slim.ts'

const text = z.string()
const bytes = z.number().describe('bytes')
const use = z.enum(['needed', 'no static path found', 'undetermined'])

/** What `plimsoll slim --format json` prints. */
export const SlimSchema = z.object({
  schema: z.literal('plimsoll-slim/1'),
  subject: SubjectSchema,
  bytes: z.object({ all: bytes, visible: bytes }).describe('of files in all layers, and of those that a container sees'),
  layers: z.array(z.object({ diffId: text, bytes, hidden: bytes })),
  hidden: z
    .array(
      z.object({
        path: text,
        size: bytes,
        layer: z.number().describe('counted from the lowest, which is 0'),
        by: z.number().describe('the layer that hides it'),
        how: z.enum(['replaced', 'deleted']),
      }),
    )
    .describe('the largest first'),
  hiddenFiles: z.number().describe('how many there are in all'),
  caches: z.array(z.object({ of: text, files: z.number(), bytes })),
  packages: z.array(
    z.object({
      package: text,
      name: text,
      version: text,
      bytes,
      use,
      path: z.array(text).exactOptional().describe('from the entry point to a file of the package'),
      buildOnly: z.boolean(),
    }),
  ),
  entryPoint: z.object({
    command: z.array(text),
    files: z.number().describe('that it reaches'),
    missing: z.array(z.object({ name: text, from: text })),
    undetermined: text.exactOptional().describe('why it cannot be followed to its end'),
  }),
  unknowns: z.array(UnknownSchema),
  base: z
    .object({
      name: text,
      lacks: z.array(z.object({ name: text, use })),
      clears: z.array(text),
      brings: z.array(text),
    })
    .exactOptional()
    .describe('what another base would change'),
}) satisfies z.ZodType<SlimDocument>
