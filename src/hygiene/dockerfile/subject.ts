import { nameOf } from '#base/index.ts'
import type { Command, Found, LintOptions, Run, Subject } from './rules/contract.ts'
import type { Dockerfile, Instruction, Invocation, Kind, MappedText, Of } from './parse/syntax.ts'
import { type Piece, joinPieces } from './parse/mapped-text.ts'
import { type Stage, stagesOf } from './parse/stages.ts'
import { isShell } from '../shell/started-commands.ts'
import type { ShellCommand, ShellScript } from '../shell/syntax.ts'
import { readScript } from '../shell/read-script.ts'

const POSIX_BASES = /(?:^|\/)(?:windows|nanoserver|servercore|dotnet-framework)(?:\/|:|@|$)/i

/** `<<EOF bash -e` and `bash <<EOF`: a heredoc that is the script of a shell. */
const TO_SHELL = /^(?:<<-?\S+ +(?:\/\S*\/)?(?:ba|da|a|z|k)?sh(?: +-[a-z]+)*|(?:\/\S*\/)?(?:ba|da|a|z|k)?sh(?: +-[a-z]+)* +<<-?\S+)$/

/** The script that a shell gets: the joined lines, then the heredocs; a RUN that is a heredoc alone runs its content. */
function scriptOf(instruction: Of<'RUN'>, script: MappedText, file: Dockerfile): MappedText | undefined {
  const { heredocs } = instruction
  const [first] = heredocs
  if (first === undefined) return script
  const text = script.text.trim()
  if (heredocs.length === 1 && TO_SHELL.test(text)) return joinPieces([{ start: first.start, text: first.content }])
  if (/^\d*<<-?\s*\S+$/.test(text) && heredocs.length === 1) {
    const interpreter = /^#!\s*(\S+)(?:[ \t]+(\S+))?/.exec(first.content)
    const program = interpreter?.[1]?.endsWith('/env') ? interpreter[2] : interpreter?.[1]
    return program === undefined || isShell(program) ? joinPieces([{ start: first.start, text: first.content }]) : undefined
  }
  // Where the script pipes heredocs into a shell, the shell's own reader skips their bodies.
  const pieces: Piece[] = [{ start: script.at(0), text: '' }]
  const bodies = heredocs.map(({ start, content, name }) => ({ start, text: `${content}${name}\n` }))
  const head = { text: script.text, at: script.at }
  const tail = joinPieces([...pieces, { start: file.text.length, text: '\n' }, ...bodies])
  return { text: head.text + tail.text, at: (offset) => (offset < head.text.length ? head.at(offset) : tail.at(offset - head.text.length)) }
}

const asCommand = (command: ShellCommand, script: MappedText): Command => ({
  ...command,
  place: ({ start, end }) => ({ start: script.at(start), end: script.at(Math.max(start, end - 1)) + 1 }),
})

/** A JSON list as a script: its words with their places. */
function execScript(invocation: Extract<Invocation, { form: 'exec' }>): MappedText {
  return joinPieces(
    invocation.words.flatMap(({ start, value }) => {
      const isPlain = /^[\w@%+=:,./-]+$/.test(value)
      // The quote of the shell stands where that of JSON does.
      const piece = isPlain ? { start: start + 1, text: value } : { start, text: `'${value.replaceAll("'", ' ')}'` }
      return [piece, { start, text: ' ' }]
    }),
  )
}

const EMPTY: ShellScript = { commands: [], pipes: [], assignments: [], lacks: undefined }

type Shell = { readonly isPosix: boolean; readonly hasPipefail: boolean }
const DEFAULT: Shell = { isPosix: true, hasPipefail: false }

const isPosixName = (name: string): boolean => isShell(nameOf(name.replaceAll('\\', '/').replace(/\.exe$/i, '')).toLowerCase())

function shellOf(instruction: Of<'SHELL'>): Shell {
  const words = instruction.invocation.form === 'exec' ? instruction.invocation.words.map(({ value }) => value) : []
  return { isPosix: isPosixName(words[0] ?? ''), hasPipefail: words.some((word) => word === 'pipefail' || /\bpipefail\b/.test(word)) }
}

function runOf(instruction: Of<'RUN'>, outer: Instruction, stage: Stage | undefined, shell: Shell, file: Dockerfile): Run {
  const { invocation } = instruction
  const mapped = invocation.form === 'exec' ? execScript(invocation) : scriptOf(instruction, invocation.script, file)
  const isRead = mapped !== undefined && (invocation.form === 'exec' || shell.isPosix)
  const script = isRead ? readScript(mapped.text) : EMPTY
  const place = (offset: number): number => mapped?.at(offset) ?? instruction.start
  const commands = script.commands.map((command) => asCommand(command, mapped!))
  const setsPipefail = commands.some(({ name, args }) => name === 'set' && args.some(({ text }) => text === 'pipefail'))
  return {
    instruction,
    outer,
    stage,
    commands,
    pipes: script.pipes.map((offset) => ({ start: place(offset), end: place(offset) + 1 })),
    isPosix: invocation.form === 'exec' || shell.isPosix,
    hasPipefail: shell.hasPipefail || setsPipefail,
  }
}

const unwrap = (instruction: Instruction): Instruction => (instruction.kind === 'ONBUILD' ? instruction.inner : instruction)

/** What the last `# hadolint shell=powershell` before a place names, each once; places are asked for in order. */
function shellComments({ comments }: Dockerfile): (before: number) => string | undefined {
  const named = comments.filter(({ text }) => /^hadolint\s+shell\s*=/.test(text))
  let at = 0
  return (before) => {
    let found: string | undefined
    for (; at < named.length && named[at]!.start < before; at++) found = named[at]!.text.split('=')[1]!.trim()
    return found
  }
}

function runsOf(file: Dockerfile, before: readonly Instruction[], stages: readonly Stage[]): Run[] {
  const runs: Run[] = []
  const shells = new Map<number, Shell>()
  const shellComment = shellComments(file)
  const read = (instructions: readonly Instruction[], stage: Stage | undefined): void => {
    const inherited = stage?.parent === undefined ? undefined : shells.get(stage.parent)
    const isWindows = stage !== undefined && POSIX_BASES.test(stage.from.image.value)
    let shell = inherited ?? (isWindows ? { isPosix: false, hasPipefail: false } : DEFAULT)
    if (stage) shellComment(stage.from.start)
    for (const outer of instructions) {
      const named = shellComment(outer.start)
      if (named !== undefined) shell = { isPosix: isPosixName(named), hasPipefail: false }
      const instruction = unwrap(outer)
      if (instruction.kind === 'SHELL' && outer === instruction) shell = shellOf(instruction)
      else if (instruction.kind === 'RUN') runs.push(runOf(instruction, outer, stage, shell, file))
    }
    if (stage) shells.set(stage.index, shell)
  }
  read(before, undefined)
  for (const stage of stages) read(stage.instructions, stage)
  return runs
}

/** All that rules ask of a Dockerfile, made once. */
export function subjectOf(file: Dockerfile, options: LintOptions): Subject {
  const { before, stages } = stagesOf(file)
  const all = [
    ...before.map((outer) => ({ outer, stage: undefined })),
    ...stages.flatMap((stage) => [stage.from, ...stage.instructions].map((outer) => ({ outer, stage }))),
  ].map((found) => ({ ...found, instruction: unwrap(found.outer) }))
  const each = <K extends Kind>(kind: K): readonly Found<K>[] =>
    all.filter((found): found is Found<K> & typeof found => found.instruction.kind === kind)
  return { file, before, stages, runs: runsOf(file, before, stages), options, each }
}
