import type { CommandFact } from '#model/index.ts'
import { type ShellCommand, splitCommands } from './split-commands.ts'

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
/** Programs that run the command after their options. */
const WRAPPERS: ReadonlySet<string> = new Set(
  'sudo doas env exec command time nice nohup xargs eatmydata gosu su-exec then do else ! if while'.split(' '),
)
/** Of wrappers: options that take the next word. */
const WITH_VALUE = /^-[ugCDhpRTnISPL]$/

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh'])
/** Commands of one step that are kept, and options of one. */
const MOST = 200
const OPTIONS = 40

const programOf = (word: string): string => word.slice(word.lastIndexOf('/') + 1).slice(0, 64)
const isAssignment = (word: string): boolean => /^[A-Za-z_]\w{0,100}=/.test(word)

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
  ...SHELLS,
  ...LETTERS.keys(),
  ...(
    'add-apt-repository addgroup adduser apt-key aria2c awk bunzip2 cat chmod chown chpasswd cp curl docker doas dpkg-reconfigure echo eval ' +
    'fetch git go gosu gpg groupadd gunzip gzip helm http install java kubectl ln make mkdir mv mysql node openssl perl php printf psql ' +
    'python rm rpmkeys ruby runuser sed sha256sum sha512sum source ssh-keygen ssh-keyscan su sudo tar tee touch unzip wget2 xz'
  ).split(' '),
])

const isNamed = (program: string): boolean => NAMED.has(program) || /^python\d(?:\.\d{1,2})?$/.test(program)

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

/** Words after assignments; a wrapper and the command that it runs are two. */
function unwrap(words: readonly string[]): readonly (readonly string[])[] {
  let rest = words
  const found: (readonly string[])[] = []
  while (rest.length > 0 && found.length < 8) {
    while (rest.length > 0 && isAssignment(rest[0]!)) rest = rest.slice(1)
    const program = rest[0] === undefined ? '' : programOf(rest[0])
    if (program === '') return found
    if (!WRAPPERS.has(program)) return [...found, rest]
    found.push([rest[0]!])
    rest = rest.slice(1)
    while (rest[0]?.startsWith('-')) rest = rest.slice(WITH_VALUE.test(rest[0]) ? 2 : 1)
  }
  return found
}

/** The word after `-c` of a shell, or of what starts one, is a text of shell itself. */
function scriptOf(words: readonly string[]): string | undefined {
  const program = programOf(words[0]!)
  if (!SHELLS.has(program) && program !== 'su' && program !== 'runuser') return undefined
  const at = words.findIndex((word) => /^-[a-z]{0,6}c$/.test(word))
  return at < 0 ? undefined : words[at + 1]
}

function factOf(words: readonly string[], feeds: string | undefined): CommandFact | undefined {
  const program = programOf(words[0]!)
  if (!isNamed(program)) return undefined
  const args = words.slice(1)
  const verb = WITH_VERB.has(program) ? args.find((word) => VERBS.has(word)) : undefined
  return { program, ...(verb ? { verb } : {}), options: optionNames(program, args), ...(feeds ? { feeds } : {}) }
}

const lastProgram = (command: ShellCommand): string | undefined => {
  const words = unwrap(command.words).at(-1)
  const name = words && programOf(words[0]!)
  return name && isNamed(name) ? name : undefined
}

/** Facts of the commands in a text of shell; `-c` of a shell is looked into. */
export function commandFacts(text: string, depth = 0): CommandFact[] {
  const facts: CommandFact[] = []
  for (const command of splitCommands(text)) {
    const feeds = command.feeds ? lastProgram(command.feeds) : undefined
    for (const words of unwrap(command.words)) {
      if (facts.length >= MOST) return facts
      const fact = factOf(words, feeds)
      if (fact) facts.push(fact)
      const script = depth < 4 ? scriptOf(words) : undefined
      if (script) facts.push(...commandFacts(script, depth + 1).slice(0, MOST - facts.length))
    }
  }
  return facts
}
