import type { DockerfileRule, Hit, LabelFormat, Subject } from './contract.ts'
import { lineageOf } from '../parse/stages.ts'
import type { Pair } from '../parse/syntax.ts'

const RESERVED = ['com.docker.', 'io.docker.', 'org.dockerproject.']
const isKey = (key: string): boolean =>
  /^[a-z][a-z0-9._-]*$/.test(key) && /[a-z0-9]$/.test(key) && !/\.\.|--/.test(key) && !RESERVED.some((space) => key.startsWith(space))

export const labelKey: DockerfileRule = {
  id: 'label-key',
  aliases: ['DL3048'],
  severity: 'info',
  title: 'A label has a key outside the common form',
  rationale: 'Docker asks for lower case, digits and single dots and dashes; some namespaces are its own.',
  remediation: 'Name it as a reversed domain: org.example.name.',
  pass: ['FROM a:1\nLABEL org.example.some-name=b'],
  fail: [
    ['FROM a:1\nLABEL Name=b', '2:7'],
    ['FROM a:1\nLABEL com.docker.x=b a..b=c', '2:7', '2:22'],
  ],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('LABEL'))
      for (const { name } of instruction.pairs) if (!isKey(name.value)) yield { span: name, outer }
  },
}

export const labelMissing: DockerfileRule = {
  id: 'label-missing',
  aliases: ['DL3049'],
  severity: 'info',
  title: 'A required label is missing',
  rationale: 'The settings name labels by which images are told apart: who owns one, and what it was built from.',
  remediation: 'Add the label to the last stage.',
  pass: ['FROM a:1', { text: 'FROM a:1 AS b\nLABEL o=1\nFROM b', options: { requiredLabels: { o: 'text' } } }],
  fail: [{ text: 'FROM a:1\nLABEL p=1', at: ['1:1'], options: { requiredLabels: { o: 'text' } } }],
  *check({ stages, options }): Iterable<Hit> {
    const last = stages.at(-1)
    if (last === undefined) return
    const all = lineageOf(stages, last).flatMap(({ instructions }) => instructions)
    const names = new Set(
      all.flatMap((instruction) => (instruction.kind === 'LABEL' ? instruction.pairs.map(({ name }) => name.value) : [])),
    )
    for (const label of Object.keys(options.requiredLabels ?? {}))
      if (!names.has(label)) yield { span: last.from.keyword, outer: last.from, note: `label "${label}" is missing` }
  },
}

export const labelSuperfluous: DockerfileRule = {
  id: 'label-superfluous',
  aliases: ['DL3050'],
  severity: 'info',
  title: 'A label is not among those allowed',
  rationale: 'The settings allow no labels beyond those they name.',
  remediation: 'Remove the label, or add it to the settings.',
  pass: ['FROM a:1\nLABEL x=1', { text: 'FROM a:1\nLABEL o=1', options: { strictLabels: true, requiredLabels: { o: 'text' } } }],
  fail: [{ text: 'FROM a:1\nLABEL o=1 x=2', at: ['2:11'], options: { strictLabels: true, requiredLabels: { o: 'text' } } }],
  *check({ each, options }): Iterable<Hit> {
    if (options.strictLabels !== true) return
    for (const { instruction, outer } of each('LABEL'))
      for (const { name } of instruction.pairs) if (!Object.hasOwn(options.requiredLabels ?? {}, name.value)) yield { span: name, outer }
  },
}

/** Labels that the settings name, with what is asked of their values. */
function* required({ each, options }: Subject): Iterable<{ pair: Pair; format: LabelFormat; outer: Hit['outer'] }> {
  for (const { instruction, outer } of each('LABEL'))
    for (const pair of instruction.pairs) {
      const formats = options.requiredLabels ?? {}
      if (Object.hasOwn(formats, pair.name.value)) yield { pair, format: formats[pair.name.value]!, outer }
    }
}

export const labelEmpty: DockerfileRule = {
  id: 'label-empty',
  aliases: ['DL3051'],
  severity: 'low',
  title: 'A required label is empty',
  rationale: 'An empty label says as little as none.',
  remediation: 'Give it a value.',
  pass: [{ text: 'FROM a:1\nLABEL o=1', options: { requiredLabels: { o: 'text' } } }],
  fail: [{ text: 'FROM a:1\nLABEL o=""', at: ['2:7'], options: { requiredLabels: { o: 'text' } } }],
  *check(subject): Iterable<Hit> {
    for (const { pair, outer } of required(subject)) if ((pair.value?.value ?? '').trim() === '') yield { span: pair.name, outer }
  },
}

const isUrl = (text: string): boolean => URL.canParse(text) && /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/
const SEMVER = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/
const SPDX = /^[A-Za-z0-9][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*$/

type Row = {
  readonly id: string
  readonly alias: string
  readonly what: string
  readonly isRight: (value: string) => boolean
  readonly good: string
  readonly bad: string
}

const formatRule = (format: LabelFormat, { id, alias, what, isRight, good, bad }: Row): DockerfileRule => ({
  id,
  aliases: [alias],
  severity: 'low',
  title: `A label is no ${what}`,
  rationale: 'The settings say what the label holds, and programs read it as that.',
  remediation: `Give it ${what} as its value.`,
  pass: [{ text: `FROM a:1\nLABEL o=${good}`, options: { requiredLabels: { o: format } } }],
  fail: [{ text: `FROM a:1\nLABEL o=${bad}`, at: ['2:9'], options: { requiredLabels: { o: format } } }],
  *check(subject): Iterable<Hit> {
    for (const { pair, format: wanted, outer } of required(subject)) {
      const value = pair.value?.value ?? ''
      if (wanted === format && value !== '' && !isRight(value)) yield { span: pair.value!, outer }
    }
  },
})

export const labelFormats: readonly DockerfileRule[] = [
  formatRule('url', { id: 'label-url', alias: 'DL3052', what: 'URL', isRight: isUrl, good: 'https://x.test', bad: 'not-a-url' }),
  formatRule('rfc3339', {
    id: 'label-time',
    alias: 'DL3053',
    what: 'time of RFC 3339',
    isRight: (value) => RFC3339.test(value) && !Number.isNaN(Date.parse(value)),
    good: '2026-01-02T03:04:05Z',
    bad: 'yesterday',
  }),
  formatRule('spdx', {
    id: 'label-licence',
    alias: 'DL3054',
    what: 'SPDX licence',
    isRight: (value) => SPDX.test(value),
    good: 'MIT',
    bad: '"my own"',
  }),
  formatRule('hash', {
    id: 'label-git-hash',
    alias: 'DL3055',
    what: 'Git hash',
    isRight: (value) => /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(value),
    good: '1234abc',
    bad: 'main',
  }),
  formatRule('semver', {
    id: 'label-version',
    alias: 'DL3056',
    what: 'semantic version',
    isRight: (value) => SEMVER.test(value),
    good: '1.2.3',
    bad: '1.2',
  }),
  formatRule('email', {
    id: 'label-email',
    alias: 'DL3058',
    what: 'email address',
    isRight: (value) => /^[^\s@<>(),;:"[\]\\]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(value),
    good: 'a@b.test',
    bad: 'somebody',
  }),
]
