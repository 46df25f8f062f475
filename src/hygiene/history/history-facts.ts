import type { HistoryEntry, HistoryFact, VariableFact } from '#model/index.ts'
import { plainText, quotedWordEnd, skipBlanks } from '../dockerfile/parse/words.ts'
import { splitVariable, variableFact } from '../variables.ts'
import { commandFacts } from './command-facts.ts'

/** Steps that are read, a count, and characters of one; a bound on work, no image has so many. */
const STEPS = 2_000
const LENGTH = 256 * 1024
const VARIABLES = 200

const INSTRUCTION =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?=\s)/

/** The shell form's own words, before a text that is not quoted: `/bin/sh -c `, `/bin/bash -o pipefail -c `. */
const SHELL_FORM = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z)?sh\s{1,8}(?:-[A-Za-z]{1,10}\s{1,8}(?:pipefail\s{1,8})?){0,4}?-[a-z]{0,10}c\s{1,8}/

/**
 * Docker's old builder writes `/bin/sh -c #(nop)  ENV A=b` and `/bin/sh -c make`, with build arguments `|1 A=b /bin/sh -c make`; BuildKit
 * `ENV A=b`, `RUN |1 A=b /bin/sh -c make # buildkit`; kaniko and Buildah forms of these.
 */
function instructionOf(createdBy: string): readonly [instruction: string, rest: string] {
  const text = createdBy.slice(0, LENGTH).replace(/\s# buildkit$/, '')
  const nop = text.indexOf('#(nop)')
  const plain = nop >= 0 && nop < 40 ? text.slice(nop + 6).trimStart() : text.trimStart()
  const [word] = INSTRUCTION.exec(plain) ?? []
  if (word) return [word, plain.slice(word.length).trim()]
  const runs = SHELL_FORM.test(plain) || /^(?:\|\d{1,4}\s|cmd \/S \/C|powershell)/.test(plain)
  return [runs ? 'RUN' : 'OTHER', plain]
}

/** Flags of RUN: BuildKit leaves them out, Buildah writes them after the shell's own words. */
const FLAGS = /^(?:--(?:mount|network|security|device)(?:=\S{1,1000})?\s{1,8}){1,20}/

/** `|2 A=b C=d /bin/sh -c make`: build arguments with their values, then the command; before both, flags of RUN. */
function buildArguments(command: string): readonly [variables: readonly string[], rest: string] {
  const text = command.replace(FLAGS, '')
  const [head, count] = /^\|(\d{1,4})\s/.exec(text) ?? []
  if (!head) return [[], text]
  const words = text.slice(head.length)
  // Values are not quoted and may hold spaces: the shell marks where they end.
  const shell = words.search(/(?:^|\s)\/(?:usr\/)?bin\/(?:ba|da|a|z)?sh\s/)
  const stop = shell < 0 ? words.length : shell
  const names = [...words.slice(0, stop).matchAll(/(?:^|\s)([A-Za-z_]\w{0,200})=/g)].slice(0, Math.min(Number(count), VARIABLES))
  const found = names.map((match, i) => words.slice(match.index, names[i + 1]?.index ?? stop).trim())
  return [found, words.slice(stop).trim()]
}

/** ENV and ARG: `A=b C="d e"`, and of old `A b`. */
function variablesOf(instruction: string, rest: string): string[] {
  const words: string[] = []
  for (let at = skipBlanks(rest, 0); at < rest.length && words.length < VARIABLES;) {
    const end = quotedWordEnd(rest, at, '\\')
    words.push(plainText(rest.slice(at, end), '\\'))
    at = skipBlanks(rest, end)
  }
  if (instruction === 'ENV' && words.length > 1 && !words[0]!.includes('=')) return [`${words[0]}=${words.slice(1).join(' ')}`]
  return words
}

/** An address as it may be shown: without user, query and fragment, which may hold a token. */
export function safeAddress(text: string): string | undefined {
  const [, scheme, , host, path = ''] = /^(https?|ftp|git|ssh):\/\/([^/@\s]{0,300}@)?([^/?#\s]{1,253})([^?#\s]{0,500})/i.exec(text) ?? []
  return scheme && host ? `${scheme.toLowerCase()}://${host}${path}` : undefined
}

type Added = Pick<HistoryFact, 'urls' | 'target'>

/** Sources and target of ADD: `file:0123… in /`, `https://… /opt/`, `--chmod=644 a b /c`, `["a", "b"]`. */
function added(rest: string): Added {
  const json = /^\[(.*)\]$/s.exec(rest)?.[1]
  const words = (json ? json.split(',') : rest.split(/\s+/, 200)).map((word) => word.trim().replace(/^"|"$/g, ''))
  const sources = words.filter((word) => word !== '' && word !== 'in' && !word.startsWith('--'))
  const target = sources.at(-1)
  return {
    urls: sources.flatMap((word) => safeAddress(word) ?? []),
    ...(target && sources.length > 1 ? { target: target.slice(0, 256) } : {}),
  }
}

/** What the history says, without the values of variables and the arguments of commands: these may be secrets. */
export function historyFacts(
  history: readonly HistoryEntry[],
  layers: readonly string[],
  isSecret: (step: number) => boolean,
): HistoryFact[] {
  let layer = 0
  return history.slice(0, STEPS).map(({ createdBy, empty }, index): HistoryFact => {
    const step = index + 1
    const place = empty ? undefined : layers[layer++]
    const [instruction, rest] = instructionOf(createdBy)
    const [given, text] = instruction === 'RUN' ? buildArguments(rest) : [[], rest]
    const named = instruction === 'ENV' || instruction === 'ARG' ? variablesOf(instruction, rest) : given
    const variables = named.map((one): VariableFact => variableFact(...splitVariable(one), isSecret(step)))
    return {
      step,
      ...(place === undefined ? {} : { layer: place }),
      instruction,
      variables,
      commands: instruction === 'RUN' ? commandFacts(text.replace(SHELL_FORM, '').replace(FLAGS, '')) : [],
      ...(instruction === 'ADD' ? added(rest) : { urls: [] }),
      ...(place !== undefined && layer === 1 ? { first: true } : {}),
      ...(isSecret(step) ? { isSecret: true } : {}),
    }
  })
}
