import * as z from 'zod'
import { type ImageFacts, factAreas, fileNotes } from '#model/index.ts'

/** The facts as they are published (docs/reference/image-facts.schema.json is made of this): the same as the types of image-facts.ts. */
const text = z.string()
const layer = text.exactOptional().describe('diff id of the layer')
const flag = z.literal(true).exactOptional()

const Variable = z.object({
  name: text,
  shape: z.enum(['empty', 'boolean', 'number', 'path', 'reference', 'text']).describe('of the value, which is not told'),
  value: text.exactOptional().describe('of the few names whose value is a setting and no secret'),
  isSecret: flag.describe('the secret detector found a secret in the value'),
})

const Command = z.object({
  program: text,
  verb: text.exactOptional().describe('of package managers: install, update …'),
  options: z.array(text).describe('names alone'),
  feeds: text.exactOptional().describe('the program that gets its output'),
})

const Step = z.object({
  step: z.number().describe('from 1, lowest first'),
  layer,
  instruction: text,
  variables: z.array(Variable),
  commands: z.array(Command),
  urls: z.array(text).describe('that ADD fetched, without user and query'),
  target: text.exactOptional(),
  first: flag.describe('it made the lowest layer'),
  isSecret: flag,
})

const Config = z.object({
  user: text.exactOptional(),
  created: text.exactOptional(),
  variables: z.array(Variable),
  ports: z.array(text),
  volumes: z.array(text),
  labels: z.array(text).describe('names alone, of labels and annotations'),
  base: z.object({ name: text, digest: text.exactOptional() }).exactOptional(),
  healthcheck: z.enum(['none', 'disabled', 'command']),
})

const Account = z.object({
  name: text,
  uid: z.number(),
  gid: z.number(),
  home: text,
  loginShell: text,
  password: z.enum(['none', 'empty', 'locked', 'hashed']).describe('never the hash'),
})

const Accounts = z.object({
  layers: z.record(text, text).describe('diff ids by the path of the file that this comes from'),
  users: z.array(Account),
  groups: z.array(z.object({ name: text, gid: z.number(), members: z.array(text) })),
  passwordless: z.array(z.object({ who: text, path: text, line: z.number(), layer })).describe('who becomes root by sudo or doas'),
  sshd: z.array(z.object({ setting: text, path: text, line: z.number(), layer })).describe('settings that open the SSH server'),
})

const note = z.enum(fileNotes)

const File = z.object({
  path: text.describe('without a leading slash'),
  layer,
  type: z.enum(['file', 'directory']),
  mode: z.number(),
  uid: z.number().describe('-1 where nothing says'),
  gid: z.number(),
  size: z.number().describe('bytes'),
  why: z.array(note),
  of: text.exactOptional().describe('which cache, which program'),
  owned: z.boolean().exactOptional().describe('whether a package owns it; absent where nobody can say'),
  capabilities: z.array(text).exactOptional(),
  isSecret: flag,
})

export const ImageFactsSchema = z.object({
  schema: z.literal('plimsoll-image-facts/1'),
  kind: z.enum(['image', 'root', 'directory']),
  time: text.describe('of the judgement; RFC 3339, UTC'),
  platform: text.exactOptional(),
  tag: text.exactOptional(),
  gaps: z.array(z.object({ area: z.enum(factAreas), status: z.enum(['not-applicable', 'not-assessed']), reason: text })),
  config: Config.exactOptional(),
  history: z.array(Step),
  accounts: Accounts,
  files: z.array(File),
  counts: z
    .array(z.object({ why: note, of: text.exactOptional(), files: z.number(), bytes: z.number() }))
    .describe('of all files, listed or not'),
}) satisfies z.ZodType<ImageFacts>
