import type { Body, Fault, Flag, Heredoc, Instruction, Invocation, Kind, MappedText, Pair, Word } from './syntax.ts'
import { blankWords, jsonWords, quotedWordEnd, restWord, skipBlanks, wordAt, wordEnd } from './words.ts'
import { partOf } from './mapped-text.ts'

/** Flags of each instruction that BuildKit 1.x or its labs channel knows; others take none. */
const FLAGS: Partial<Record<Kind, readonly string[]>> = {
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['chown', 'chmod', 'link', 'keep-git-dir', 'checksum', 'exclude', 'unpack'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
}

/** ONBUILDs within ONBUILD that are read, a count: a rule says that none may be. */
const NESTED = 1

/** What the parts of an instruction are read with. */
export type Reading = {
  readonly source: MappedText
  readonly escape: '\\' | '`'
  readonly heredocs: readonly Heredoc[]
  readonly emptyLines: readonly number[]
  readonly start: number
  readonly end: number
}

/** What is wrong with one instruction: thrown and caught in here. */
class Refusal extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

type Rest = { readonly mapped: MappedText; readonly from: number; readonly escape: string }
const words = ({ mapped, from, escape }: Rest): Word[] => blankWords(mapped, from, escape)
const listed = ({ mapped, from, escape }: Rest): Word[] => jsonWords(mapped, from) ?? blankWords(mapped, from, escape)

function invocationOf({ mapped, from }: Rest): Invocation {
  const list = jsonWords(mapped, from)
  return list === undefined ? { form: 'shell', script: partOf(mapped, skipBlanks(mapped.text, from)) } : { form: 'exec', words: list }
}

function singleWord(rest: Rest): Word {
  const word = restWord(rest.mapped, rest.from, rest.escape)
  if (word.raw === '') throw new Refusal('needs an argument', rest.from)
  return word
}

function someWords(rest: Rest, list: Word[]): Word[] {
  if (list.length === 0) throw new Refusal('needs an argument', rest.from)
  return list
}

function fromBody(rest: Rest): Body {
  const [image, as, alias, ...more] = words(rest)
  if (image === undefined) throw new Refusal('needs an image', rest.from)
  if (as === undefined) return { kind: 'FROM', image }
  if (as.value.toUpperCase() !== 'AS' || alias === undefined || more.length > 0)
    throw new Refusal('needs the form: FROM image [AS name]', rest.from)
  return { kind: 'FROM', image, as, alias }
}

/** The part of a word of a pair; quotes may begin within. */
function pairOf(rest: Rest, word: Word, begin: number): Pair {
  const equals = word.raw.indexOf('=')
  if (equals < 0) return { name: word, value: undefined }
  return {
    name: wordAt(rest.mapped, begin, begin + equals, rest.escape),
    value: wordAt(rest.mapped, begin + equals + 1, begin + word.raw.length, rest.escape),
  }
}

/** Words with their offsets in the mapped text. */
function placed(rest: Rest): { readonly word: Word; readonly begin: number }[] {
  const { text } = rest.mapped
  const found: { word: Word; begin: number }[] = []
  for (let at = skipBlanks(text, rest.from); at < text.length;) {
    const end = quotedWordEnd(text, at, rest.escape)
    found.push({ word: wordAt(rest.mapped, at, end, rest.escape), begin: at })
    at = skipBlanks(text, end)
  }
  return found
}

function pairsBody(kind: 'ENV' | 'LABEL', rest: Rest): Body {
  const all = placed(rest)
  const [first, second] = all
  if (first === undefined) throw new Refusal('needs a name and a value', rest.from)
  if (!first.word.raw.includes('=')) {
    if (second === undefined) throw new Refusal('needs a name and a value', rest.from)
    const value = restWord(rest.mapped, second.begin, rest.escape)
    return { kind, legacy: true, pairs: [{ name: first.word, value }] }
  }
  const wrong = all.find(({ word }) => !word.raw.includes('='))
  if (wrong !== undefined) throw new Refusal(`"${wrong.word.raw.slice(0, 40)}" has no "=": needs the form name=value`, wrong.begin)
  return { kind, legacy: false, pairs: all.map(({ word, begin }) => pairOf(rest, word, begin)) }
}

function argBody(rest: Rest): Body {
  const all = placed(rest)
  if (all.length === 0) throw new Refusal('needs a name', rest.from)
  return { kind: 'ARG', pairs: all.map(({ word, begin }) => pairOf(rest, word, begin)) }
}

function copyBody(kind: 'COPY' | 'ADD', rest: Rest): Body {
  const all = listed(rest)
  const target = all.at(-1)
  if (target === undefined || all.length < 2) throw new Refusal('needs a source and a destination', rest.from)
  return { kind, sources: all.slice(0, -1), target }
}

function healthcheckBody(rest: Rest): Body {
  const { text } = rest.mapped
  const begin = skipBlanks(text, rest.from)
  const end = wordEnd(text, begin)
  const type = text.slice(begin, end).toUpperCase()
  if (type === 'NONE') return { kind: 'HEALTHCHECK' }
  if (type !== 'CMD') throw new Refusal('needs NONE or CMD', begin)
  return { kind: 'HEALTHCHECK', invocation: invocationOf({ ...rest, from: end }) }
}

function innerOf(reading: Reading, rest: Rest, depth: number): Body {
  const at = skipBlanks(rest.mapped.text, rest.from)
  if (at >= rest.mapped.text.length) throw new Refusal('needs an instruction', rest.from)
  const source = partOf(rest.mapped, at)
  const inner = readBody({ ...reading, source, start: source.at(0) }, depth + 1)
  return { kind: 'ONBUILD', inner }
}

function bodyOf(kind: Kind, reading: Reading, rest: Rest, depth: number): Body {
  switch (kind) {
    case 'FROM':
      return fromBody(rest)
    case 'ARG':
      return argBody(rest)
    case 'ENV':
    case 'LABEL':
      return pairsBody(kind, rest)
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL': {
      const invocation = invocationOf(rest)
      const isEmpty = invocation.form === 'shell' && invocation.script.text.trim() === ''
      if (isEmpty && kind === 'RUN') throw new Refusal('needs a command', rest.from)
      if (kind === 'SHELL' && (invocation.form === 'shell' || invocation.words.length === 0))
        throw new Refusal('needs a JSON list', rest.from)
      return { kind, invocation }
    }
    case 'COPY':
    case 'ADD':
      return copyBody(kind, rest)
    case 'EXPOSE':
      return { kind, words: someWords(rest, words(rest)) }
    case 'VOLUME':
      return { kind, words: someWords(rest, listed(rest)) }
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return { kind, value: singleWord(rest) }
    case 'HEALTHCHECK':
      return healthcheckBody(rest)
    case 'ONBUILD':
      return innerOf(reading, rest, depth)
  }
}

const KINDS: readonly Kind[] = [
  ...(['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER', 'ONBUILD'] as const),
  ...(['RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'] as const),
]

/** `--name=value` words after the keyword, and where they end. */
function readFlags(kind: Kind, { source, escape }: Reading, from: number): { readonly flags: Flag[]; readonly from: number } {
  const flags: Flag[] = []
  const known = FLAGS[kind]
  if (known === undefined) return { flags, from }
  const { text } = source
  let at = skipBlanks(text, from)
  while (text.startsWith('--', at)) {
    const end = quotedWordEnd(text, at, escape)
    const word = wordAt(source, at, end, escape)
    if (word.raw === '--') return { flags, from: end }
    const equals = word.raw.indexOf('=')
    const name = word.value.slice(2).split('=', 1)[0]!
    const value = equals < 0 ? undefined : wordAt(source, at + equals + 1, end, escape).value
    if (!known.includes(name)) throw new Refusal(`has no flag "--${name.slice(0, 40)}"`, at)
    flags.push({ start: word.start, end: word.end, name, value, valueStart: source.at(at + (equals < 0 ? 0 : equals + 1)) })
    at = skipBlanks(text, end)
  }
  return { flags, from: at }
}

function readBody(reading: Reading, depth: number): Instruction {
  const { source, escape } = reading
  const end = wordEnd(source.text, 0)
  const keyword = wordAt(source, 0, end, escape)
  const kind = KINDS.find((name) => name === keyword.raw.toUpperCase())
  if (kind === undefined) throw new Refusal(`"${keyword.raw.slice(0, 40)}" is no instruction`, 0)
  if (kind === 'ONBUILD' && depth > NESTED) throw new Refusal('stands within ONBUILD', 0)
  const { flags, from } = readFlags(kind, reading, end)
  const body = bodyOf(kind, reading, { mapped: source, from, escape }, depth)
  const { start, end: last, heredocs, emptyLines } = reading
  return { start, end: last, keyword, flags, heredocs, source, emptyLines, ...body }
}

/** One instruction, or undefined and a fault. */
export function readInstruction(reading: Reading, faults: Fault[]): Instruction | undefined {
  try {
    return readBody(reading, 0)
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    const keyword = reading.source.text.slice(0, wordEnd(reading.source.text, 0)).toUpperCase()
    const isUnknown = thrown.message.endsWith('is no instruction')
    const start = reading.source.at(thrown.at)
    faults.push({ start, end: reading.end, message: isUnknown ? thrown.message : `${keyword.slice(0, 40)} ${thrown.message}` })
    return undefined
  }
}
