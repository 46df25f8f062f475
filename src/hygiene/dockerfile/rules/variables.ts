import type { DockerfileRule, Hit, Subject } from './contract.ts'
import type { Instruction, Word } from '../parse/syntax.ts'
import { type Stage, lineageOf } from '../parse/stages.ts'
import { type Variable, variablesOf } from '../parse/variables.ts'

/** What BuildKit sets by itself; in a stage it must be asked for with ARG. */
const PLATFORM = new Set([
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETSTAGE',
])

const definedBy = (instruction: Instruction): string[] =>
  instruction.kind === 'ARG' || instruction.kind === 'ENV' ? instruction.pairs.map(({ name }) => name.value) : []

export const envSelfReference: DockerfileRule = {
  id: 'env-self-reference',
  aliases: ['DL3044'],
  severity: 'medium',
  title: 'ENV uses a variable that the same ENV sets',
  rationale: 'Values are replaced before any of them is set: the variable is still empty.',
  remediation: 'Set it in an ENV above.',
  pass: ['FROM a:1\nENV A=1\nENV A=2 B=$A', 'FROM a:1\nENV PATH=/b:$PATH', 'FROM a:1\nENV A=1 B=$AB'],
  fail: [
    ['FROM a:1\nENV A=1 B=$A', '2:11'],
    ['FROM a:1\nENV A=1 B=${A}/c', '2:11'],
  ],
  *check({ file, each }): Iterable<Hit> {
    const known = new Set<string>()
    const outers = new Map(each('ENV').map(({ instruction, outer }) => [outer, instruction]))
    for (const outer of file.instructions) {
      const env = outers.get(outer)
      if (env === undefined) {
        for (const name of definedBy(outer)) known.add(name)
        continue
      }
      const names = new Map(env.pairs.map(({ name }, index) => [name.value, index]))
      for (const [index, { value }] of env.pairs.entries())
        for (const variable of variablesOf(value?.raw ?? '', file.escape)) {
          const setBy = names.get(variable.name)
          if (setBy !== undefined && setBy !== index && !known.has(variable.name)) yield { span: placeOf(value!, variable), outer }
        }
      for (const name of names.keys()) known.add(name)
    }
  },
}

const placeOf = (word: Word, { start, end }: Variable) => ({ start: word.start + start, end: word.start + end })

const EXACT = new Set(
  'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY APPLICATION_KEY VAULT_CLIENT_KEY OPENAI_API_KEY GH_PAT GITHUB_PAT DATABASE_URL_WITH_PASSWORD'.split(
    ' ',
  ),
)
/** Words of a name that say what it holds. */
const SECRET_WORD =
  /(?:^|[_-])(?:api_?key|access_?key|auth(?:_?token)?|client_?key|credentials?|password|passwd|pword|pwd|private_?key|secrets?|signing_?key|encryption_?key|token)(?:[_-]|$|\d)|(?:password|secret|token|apikey|passphrase)/i
/** … or that it only tells of one: a file, a time, a public part, a switch. */
const NO_SECRET =
  /(?:_|^)(?:file|path|dir|url|uri|endpoint|ttl|expiry|length|count|max|min|name|id|public|type|enabled?|disabled?|header|issuer|policy)$|^(?:tokeni[sz]ers?|.*tokeni[sz]er)/i

const isSecretName = (name: string): boolean => EXACT.has(name.toUpperCase()) || (SECRET_WORD.test(name) && !NO_SECRET.test(name))

export const secretNames: DockerfileRule = {
  id: 'secret-names',
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv', 'AVD-DS-0031'],
  severity: 'medium',
  title: 'ARG or ENV is named like a secret',
  rationale: 'The value of ARG stays in the history of the image and that of ENV in its configuration: whoever pulls it can read it.',
  remediation: 'Use RUN --mount=type=secret in the build; give secrets to the container when it starts.',
  references: ['CIS Docker 4.10', 'NIST SP 800-190 4.1.4'],
  pass: ['FROM a:1\nENV KEYBOARD=us TOKEN_FILE=/run/b', 'FROM a:1\nARG VERSION'],
  fail: [
    ['FROM a:1\nARG NPM_TOKEN', '2:5'],
    ['FROM a:1\nENV A=1 DB_PASSWORD=$B', '2:9'],
    ['FROM a:1\nENV awsSecret b', '2:5'],
  ],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of [...each('ARG'), ...each('ENV')])
      for (const { name } of instruction.pairs) if (isSecretName(name.value)) yield { span: name, outer }
  },
}

export const legacyKeyValue: DockerfileRule = {
  id: 'legacy-key-value',
  aliases: ['LegacyKeyValueFormat'],
  severity: 'info',
  title: 'A name and its value are parted by a blank',
  rationale: 'The form takes one variable and all of the rest of the line as its value.',
  remediation: 'Write name=value.',
  pass: ['FROM a:1\nENV A=b'],
  fail: [
    ['FROM a:1\nENV A b', '2:5'],
    ['FROM a:1\nLABEL a b', '2:7'],
  ],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of [...each('ENV'), ...each('LABEL')])
      if (instruction.legacy) yield { span: instruction.pairs[0]!.name, outer }
  },
}

/** ARGs before the first FROM, with the value that they have by default. */
const globals = ({ before }: Subject): Map<string, string | undefined> =>
  new Map(
    before.flatMap((instruction) =>
      instruction.kind === 'ARG' ? instruction.pairs.map(({ name, value }) => [name.value, value?.value] as const) : [],
    ),
  )

/** Words of FROM in which variables are replaced. */
const fromWords = (stage: Stage) => [
  { raw: stage.from.image.raw, start: stage.from.image.start },
  ...stage.from.flags.map(({ value, valueStart }) => ({ raw: value ?? '', start: valueStart })),
]

export const undefinedArgInFrom: DockerfileRule = {
  id: 'undefined-arg-in-from',
  aliases: ['UndefinedArgInFrom'],
  severity: 'low',
  title: 'FROM uses a variable that no ARG above declares',
  rationale: 'It is empty, so that another image is taken than was meant, or none.',
  remediation: 'Declare it with ARG before the first FROM.',
  pass: ['ARG V=1\nFROM a:$V', 'FROM --platform=$BUILDPLATFORM a:1', 'FROM a:${V:-1}'],
  fail: [
    ['FROM a:$V', '1:8'],
    ['FROM a:1\nARG V=1\nFROM a:${V}', '3:8'],
  ],
  *check(subject): Iterable<Hit> {
    const declared = globals(subject)
    for (const stage of subject.stages)
      for (const { raw, start } of fromWords(stage))
        for (const { name, form, ...at } of variablesOf(raw, subject.file.escape))
          if ((form === 'plain' || form === 'pattern') && !declared.has(name) && !PLATFORM.has(name))
            yield { span: { start: start + at.start, end: start + at.end }, outer: stage.from, note: `"${name}" is not declared` }
  },
}

export const emptyArgInFrom: DockerfileRule = {
  id: 'empty-arg-in-from',
  aliases: ['InvalidDefaultArgInFrom'],
  severity: 'info',
  title: 'FROM names no image unless an argument is given',
  rationale: 'The ARG has no default: a build without --build-arg fails.',
  remediation: 'Give the ARG a default.',
  pass: ['ARG V=1\nFROM a:$V', 'ARG V\nFROM a:${V:-1}', 'ARG V\nFROM a:1$V'],
  fail: [
    ['ARG B\nFROM $B', '2:6'],
    ['ARG V\nFROM a:$V', '2:6'],
  ],
  *check(subject): Iterable<Hit> {
    const declared = globals(subject)
    for (const { from } of subject.stages) {
      const empty = variablesOf(from.image.raw, subject.file.escape).filter(
        ({ name, form }) => form === 'plain' && declared.has(name) && !declared.get(name),
      )
      const filled = from.image.value.replace(/\$\{?(\w+)\}?/g, (whole, name: string) =>
        declared.has(name) ? (declared.get(name) ?? '') : whole,
      )
      if (empty.length > 0 && /^$|[:@/]$|^[:@/]/.test(filled))
        yield { span: from.image, outer: from, note: `"${empty[0]!.name}" has no default` }
    }
  },
}

/** Words of an instruction in which BuildKit replaces variables (reference, Environment replacement); RUN leaves it to its shell. */
function replacedWords(instruction: Instruction): readonly Word[] {
  switch (instruction.kind) {
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ value }) => (value ? [value] : []))
    case 'COPY':
    case 'ADD':
      return [...instruction.sources, instruction.target]
    case 'EXPOSE':
    case 'VOLUME':
      return instruction.words
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
      return [instruction.value]
    default:
      return []
  }
}

/** Names of a stage that are compared letter by letter, a count. */
const NAMES = 200

/** One letter more, less or other. */
function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 5) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  return endA - from <= 1 && endB - from <= 1
}

/** Names that a stage has from those that it builds on: ENV alone is handed down. */
const inherited = (stages: readonly Stage[], stage: Stage): Set<string> =>
  new Set(
    lineageOf(stages, stage)
      .slice(1)
      .flatMap(({ instructions }) => instructions.filter(({ kind }) => kind === 'ENV').flatMap(definedBy)),
  )

export const undefinedVariable: DockerfileRule = {
  id: 'undefined-variable',
  aliases: ['UndefinedVar'],
  severity: 'low',
  title: 'A variable is used that the stage does not have',
  rationale: 'It is empty: a path or label is then another than was meant. An ARG before FROM holds in FROM alone.',
  remediation: 'Declare it in the stage with ARG or ENV.',
  pass: [
    'ARG V=1\nFROM a:$V\nARG V\nCOPY x /$V',
    'FROM a:1\nCOPY x $HOME/',
    'FROM a:1\nARG TARGETARCH\nCOPY x-$TARGETARCH /x',
    'FROM a:1 AS b\nENV V=1\nFROM b\nWORKDIR /$V',
    'FROM scratch\nENV PATH=/b:$PATH',
  ],
  fail: [
    ['ARG V=1\nFROM a:$V\nCOPY x /$V', '3:9'],
    ['FROM a:1\nARG VERSION=1\nLABEL v=$VERSOIN w=$VERSIO', '3:20'],
    ['FROM a:1\nCOPY x-$TARGETARCH /x', '2:8'],
    ['FROM scratch\nWORKDIR /$B', '2:10'],
  ],
  *check(subject): Iterable<Hit> {
    const declared = globals(subject)
    for (const stage of subject.stages) {
      const known = inherited(subject.stages, stage)
      const root = lineageOf(subject.stages, stage).at(-1)!.from.image.value
      const isMissing = (name: string): boolean =>
        name !== 'PATH' &&
        !known.has(name) &&
        (declared.has(name) ||
          PLATFORM.has(name) ||
          root === 'scratch' ||
          (known.size <= NAMES && [...known].some((other) => isNear(name, other))))
      for (const outer of stage.instructions) {
        for (const word of replacedWords(outer))
          for (const variable of variablesOf(word.raw, subject.file.escape))
            if (variable.form !== 'default' && variable.form !== 'alternate' && isMissing(variable.name))
              yield { span: placeOf(word, variable), outer, note: `"${variable.name}" is not declared in this stage` }
        for (const name of definedBy(outer)) known.add(name)
      }
    }
  },
}
