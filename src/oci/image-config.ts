import * as z from 'zod'
import { sortedBy } from '#base/index.ts'
import type { ImageConfig } from '#model/index.ts'

/** Texts and lists that programs in Go write as null when they are empty. */
const Text = z.string().nullish()
const Texts = z.array(z.string()).max(100_000).nullish()
const Keys = z.record(z.string(), z.unknown()).nullish()

/** The parts of an image's configuration that say how it is run and made (image-spec config.md; Docker's own additions). */
export const ImageSettings = z.object({
  created: Text,
  author: Text,
  config: z
    .object({
      User: Text,
      Env: Texts,
      // Docker of old took one text for a list.
      Entrypoint: z.union([z.string().transform((text) => [text]), Texts]),
      Cmd: z.union([z.string().transform((text) => [text]), Texts]),
      WorkingDir: Text,
      ExposedPorts: Keys,
      Volumes: Keys,
      Labels: z.record(z.string(), z.string().nullable()).nullish(),
      Healthcheck: z.object({ Test: Texts }).nullish(),
      OnBuild: Texts,
      Shell: Texts,
      StopSignal: Text,
    })
    .nullish(),
  history: z
    .array(z.object({ created_by: Text, comment: Text, created: Text, empty_layer: z.boolean().nullish() }))
    .max(100_000)
    .nullish(),
})

type Annotations = Readonly<Record<string, string>>

const keysOf = (record: Readonly<Record<string, unknown>> | null | undefined): string[] =>
  sortedBy(Object.keys(record ?? {}), (key) => [key])

/** Only what says something is there. */
const given = <K extends string>(key: K, value: string | null | undefined): { readonly [P in K]?: string } =>
  (value ? { [key]: value } : {}) as { readonly [P in K]?: string }

export function imageConfigOf(read: z.output<typeof ImageSettings>, annotations: Annotations = {}): ImageConfig {
  const config = read.config ?? {}
  const test = config.Healthcheck?.Test ?? []
  return {
    ...given('created', read.created),
    ...given('author', read.author),
    ...given('user', config.User),
    env: config.Env ?? [],
    entrypoint: config.Entrypoint ?? [],
    cmd: config.Cmd ?? [],
    ...given('workingDir', config.WorkingDir),
    exposedPorts: keysOf(config.ExposedPorts),
    volumes: keysOf(config.Volumes),
    labels: Object.fromEntries(Object.entries(config.Labels ?? {}).map(([key, value]) => [key, value ?? ''])),
    ...(test.length > 0 ? { healthcheck: test } : {}),
    onBuild: config.OnBuild ?? [],
    shellForm: config.Shell ?? [],
    ...given('stopSignal', config.StopSignal),
    history: (read.history ?? []).map((entry) => ({
      createdBy: entry.created_by ?? '',
      ...given('comment', entry.comment),
      ...given('created', entry.created),
      empty: entry.empty_layer ?? false,
    })),
    annotations,
  }
}
