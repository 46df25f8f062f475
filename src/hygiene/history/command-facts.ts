import { nameOf } from '#base/index.ts'
import type { CommandFact } from '#model/index.ts'
import { isShell, lastStarted, startedWords } from '../shell/started-commands.ts'
import type { ShellCommand } from '../shell/syntax.ts'
import { readScript } from '../shell/read-script.ts'

/** Programs whose first word without a dash says what they do, and is no secret. */
const WITH_VERB: ReadonlySet<string> = new Set(
  'apt apt-get aptitude apk yum dnf dnf5 microdnf tdnf zypper pacman pip pip3 uv npm yarn pnpm gem cargo go rpm dpkg composer conda'.split(
    ' ',
  ),
)
/** The words that count as such: any other may be the value of an option. */
const VERBS: ReadonlySet<string> = new Set(
  (
    'add autoremove build build-dep check-update ci clean config cleanall create dist-upgrade dist-sync download dup erase fetch full-upgrade get in ' +
    'install localinstall makecache mod patch purge ref refresh reinstall remove require safe-upgrade search source sync up update upgrade'
  ).split(' '),
)
/** Commands of one step that are kept, and options of one. */
const MOST = 200
const OPTIONS = 40
/** Characters of one step that are read. */
const LENGTH = 64 * 1024

/**
 * Programs whose options of one letter are judged, with those letters that take what follows as their value: `-psecret` must not be told
 * letter by letter. Of other programs no such option is kept.
 */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...['apt', 'apt-get', 'aptitude'].map((program) => [program, 'octa'] as const),
  ['curl', 'AbcCdDeEFHKmoPQrtTuUwxXyYz'],
  ['htpasswd', 'Cr'],
  ['passwd', 'inRwx'],
  ['useradd', 'bcdefgGkKpRsuZ'],
  ['usermod', 'cdefgGlpRsuZ'],
  ['wget', 'aABDeGIilnoOPQRtTUwX'],
])

/** Letters of a bundle up to the first that takes a value. */
function lettersOf(word: string, valued: string): string[] {
  const letters = word.slice(1).split('')
  const end = letters.findIndex((letter) => valued.includes(letter))
  return (end < 0 ? letters : letters.slice(0, end + 1)).map((letter) => `-${letter}`)
}

/**
 * Programs that facts name, further to those above. Not all: where a here-document or an odd quote is cut wrongly, any word may stand
 * where a program would, a password too.
 */
const NAMED: ReadonlySet<string> = new Set([
  ...WITH_VERB,
  ...LETTERS.keys(),
  ...(
    'add-apt-repository addgroup adduser apt-key aria2c awk bunzip2 cat chmod chown chpasswd cp curl docker doas dpkg-reconfigure echo eval ' +
    'fetch git go gosu gpg groupadd gunzip gzip helm http install java kubectl ln make mkdir mv mysql node openssl perl php printf psql ' +
    'python rm rpmkeys ruby runuser sed sha256sum sha512sum source ssh-keygen ssh-keyscan su sudo tar tee touch unzip wget2 xz'
  ).split(' '),
])

const isNamed = (program: string): boolean => NAMED.has(program) || isShell(program) || /^python\d(?:\.\d{1,2})?$/.test(program)

/** Names of options alone, of `--password=…` as of `-p`. */
function optionNames(program: string, words: readonly string[]): string[] {
  const valued = LETTERS.get(program)
  const names = words.flatMap((word) => {
    const [long] = /^--[a-z][a-z-]{1,40}(?==|$)/.exec(word) ?? []
    if (long) return [long]
    return valued !== undefined && /^-[A-Za-z]/.test(word) ? lettersOf(word.slice(0, 20), valued).filter((one) => /[A-Za-z]/.test(one)) : []
  })
  return [...new Set(names)].slice(0, OPTIONS)
}

function factOf({ name, args }: ShellCommand, feeds: string | undefined): CommandFact | undefined {
  const program = nameOf(name)
  if (!isNamed(program)) return undefined
  // What `sudo` and its like start is a command of its own.
  const words = startedWords(name, args).length > 0 ? [] : args.map(({ text }) => text)
  const verb = WITH_VERB.has(program) ? words.find((word) => VERBS.has(word)) : undefined
  return { program, ...(verb ? { verb } : {}), options: optionNames(program, words), ...(feeds ? { feeds } : {}) }
}

/** For each command the one that gets its output: the next of the pipeline, the one with `$(…)`, or where that of what started it goes. */
function readersOf(commands: readonly ShellCommand[]): readonly (number | undefined)[] {
  const readers = commands.map(({ pipesInto }) => pipesInto)
  for (const [index, { args }] of commands.entries())
    for (const { inner } of args) for (let i = inner?.from ?? 0; i < (inner?.to ?? 0); i++) readers[i] ??= index
  // What starts a command stands before it.
  for (const [index, { startedBy }] of commands.entries()) if (startedBy !== undefined) readers[index] ??= readers[startedBy]
  return readers
}

/** Facts of the commands in a text of shell. */
export function commandFacts(text: string): CommandFact[] {
  const { commands } = readScript(text.slice(0, LENGTH))
  const readers = readersOf(commands)
  const facts: CommandFact[] = []
  for (const [index, command] of commands.entries()) {
    if (facts.length >= MOST) break
    const reader = readers[index]
    const program = reader === undefined ? '' : nameOf(commands[lastStarted(commands, reader)]?.name ?? '')
    const fact = factOf(command, isNamed(program) ? program : undefined)
    if (fact) facts.push(fact)
  }
  return facts
}
