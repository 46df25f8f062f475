import type { ShellCommand, ShellScript, ShellWord } from './syntax.ts'
import { isAssignment, lastStarted, readsScript, scriptArgument, startedWords } from './started-commands.ts'
import { moveCommands } from './move-commands.ts'
import { readWord } from './read-word.ts'

/** Nesting of `$(…)` and the like, and commands of one script: counts. */
const DEPTH = 50
const MOST = 10_000
/** `sudo env nice …`: so many commands that start each other are looked through. */
const STARTED = 5

type Draft = {
  words: ShellWord[]
  assignments: ShellWord[]
  redirects: ShellWord[]
  mode: 'command' | 'skip' | 'case' | 'test' | 'function'
  /** Of the command that it became. */
  index?: number
}
type Heredoc = { readonly name: string; readonly chomp: boolean; readonly reader: Draft }
type Until = ')' | '`' | undefined
const draft = (): Draft => ({ words: [], assignments: [], redirects: [], mode: 'command' })

/** Words after which a command may begin. */
const OPENERS = new Set(['if', 'then', 'elif', 'else', 'fi', 'do', 'done', 'while', 'until', '{', '}', '!', 'esac', 'coproc'])
const REDIRECT = /(?:<<<|<<-|<<|<>|<&|<|>>|>&|>\||>)/y
const SEPARATOR = /(?:;;&|;;|;&|;|&&|&>>|&>|&|\|\||\|&|\||\n)/y

class ScriptReader {
  readonly script: string
  readonly commands: (ShellCommand & { pipesInto: number | undefined })[] = []
  readonly pipes: number[] = []
  readonly assignments: ShellWord[] = []
  lacks: string | undefined
  private at: number
  private depth = 0
  private pending: Heredoc[] = []
  /**
   * Where substitutions end, by where they begin. The script of `sh -c "$(a)"` is read a second time, as a script: what the outer shell
   * runs is known by then, and reading it at each level again would take exponential time.
   */
  private readonly ends: Map<number, number>

  constructor(script: string, at = 0, ends = new Map<number, number>()) {
    this.script = script
    this.at = at
    this.ends = ends
  }

  /** A nested list. Beyond the depth nothing more is read, which is said. */
  private readonly nested = (from: number, until: ')' | '`'): number => {
    const known = this.ends.get(from)
    if (known !== undefined) return Math.min(known, this.script.length)
    if (this.depth >= DEPTH) {
      this.lacks ??= `nested deeper than ${DEPTH}`
      return this.script.length
    }
    this.depth++
    this.at = from
    this.list(until)
    this.depth--
    this.ends.set(from, this.at)
    return this.at
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    return pattern.exec(this.script)?.[0]
  }

  /** Blanks, joined lines, and comments up to the end of their line. */
  private skip(): void {
    for (;;) {
      const c = this.script[this.at]
      if (c === ' ' || c === '\t' || c === '\r') this.at++
      else if (c === '\\' && this.script[this.at + 1] === '\n') this.at += 2
      else if (c === '#') {
        const end = this.script.indexOf('\n', this.at)
        this.at = end < 0 ? this.script.length : end
      } else return
    }
  }

  private word(until: Until): ShellWord {
    const start = this.at
    const from = this.commands.length
    const { end, text, lacks } = readWord(this.script, start, this.nested, until === '`')
    this.lacks ??= lacks
    // A sign that is no part of a word here is taken as one, so that reading goes on.
    this.at = end > start ? end : start + 1
    const to = this.commands.length
    return { start, end: this.at, raw: this.script.slice(start, this.at), text, inner: to > from ? { from, to } : undefined }
  }

  private add(words: readonly ShellWord[], rest: Pick<ShellCommand, 'assignments' | 'redirects' | 'startedBy'>, level = 0): number {
    const [first, ...args] = words as [ShellWord, ...ShellWord[]]
    const index = this.commands.length
    if (index >= MOST) {
      this.lacks ??= `more than ${MOST} commands`
      return index
    }
    const end = words.at(-1)!.end
    this.commands.push({ start: first.start, end, words: [first, ...args], name: first.text, args, pipesInto: undefined, ...rest })
    const started = level < STARTED ? startedWords(first.text, args) : []
    if (started.length > 0) this.add(started, { assignments: [], redirects: [], startedBy: index }, level + 1)
    const script = scriptArgument(first.text, args)
    if (script) this.addScript(script, index)
    return index
  }

  /** The commands of `sh -c 'script'`. Where its quotes are too odd for offsets to hold, each stands where the script does. */
  private addScript(word: ShellWord, startedBy: number): void {
    const { raw, start, end, text } = word
    const isPlain = (raw[0] === '"' || raw[0] === "'") && raw.at(-1) === raw[0] && raw.length > 1 && !raw.slice(1, -1).includes(raw[0])
    if (isPlain && !raw.includes('\\')) this.addCommands(new ScriptReader(this.script.slice(0, end - 1), start + 1, this.ends), startedBy)
    else this.addCommands(new ScriptReader(text), startedBy, word)
  }

  /** The commands of a script that another reader has; all of them at `place`, where one is given. */
  private addCommands(inner: ScriptReader, startedBy: number, place?: ShellWord): void {
    if (this.depth >= DEPTH) {
      this.lacks ??= `nested deeper than ${DEPTH}`
      return
    }
    inner.depth = this.depth + 1
    inner.list(undefined)
    this.lacks ??= inner.lacks
    const shift = this.commands.length
    this.commands.push(...moveCommands(inner.commands.slice(0, MOST - shift), { shift, startedBy, place }))
  }

  /** The bodies of the heredocs that were opened on the line that ends here. That of `sh <<EOF` is a script. */
  private heredocs(): void {
    for (const { name, chomp, reader } of this.pending) {
      const from = this.at
      let to = from
      for (;;) {
        if (this.at >= this.script.length) {
          this.lacks ??= 'a heredoc is not ended'
          break
        }
        const feed = this.script.indexOf('\n', this.at)
        const end = feed < 0 ? this.script.length : feed
        const line = this.script.slice(this.at, end)
        to = this.at
        this.at = Math.min(end + 1, this.script.length)
        if ((chomp ? line.replace(/^\t+/, '') : line) === name) break
      }
      const shell = reader.index === undefined ? undefined : lastStarted(this.commands, reader.index)
      if (shell !== undefined && readsScript(this.commands[shell]))
        this.addCommands(new ScriptReader(this.script.slice(0, to), from, this.ends), shell)
    }
    this.pending = []
  }

  private redirect(sign: string, current: Draft, until: Until): void {
    this.at += sign.length
    this.skip()
    const target = this.word(until)
    if (sign === '<<' || sign === '<<-') this.pending.push({ name: target.text, chomp: sign === '<<-', reader: current })
    else current.redirects.push(target)
  }

  /** Reads commands up to the sign that ends them, or to the end of the script. */
  list(until: Until): void {
    const outer = this.pending
    this.pending = []
    new ListReader(this, until).read()
    this.pending = outer
  }

  /** One step of a list; false when it has ended. */
  step(list: ListReader): boolean {
    this.skip()
    const { until } = list
    const c = this.script[this.at]
    if (c === undefined || (until === '`' && c === '`')) {
      list.finish()
      if (c === undefined && until !== undefined) this.lacks ??= 'a substitution is not closed'
      if (c !== undefined) this.at++
      return false
    }
    if (c === '(' || c === ')') return list.bracket(c)
    if (list.current.mode === 'test' && /[<>&|;]/.test(c)) {
      this.at++
      return true
    }
    const separator = this.match(SEPARATOR)
    if (separator !== undefined) {
      if (separator.startsWith('&>')) this.redirect(separator, list.current, until)
      else {
        this.at += separator.length
        list.separator(separator, this.at - separator.length)
        if (separator === '\n') this.heredocs()
      }
      return true
    }
    const sign = (c === '<' || c === '>') && this.script[this.at + 1] !== '(' ? this.match(REDIRECT) : undefined
    if (sign !== undefined) this.redirect(sign, list.current, until)
    else {
      const word = this.word(until)
      const next = this.script[this.at]
      // The number of `2>file` is no argument.
      if (!(/^\d+$/.test(word.raw) && (next === '>' || next === '<'))) list.word(word)
    }
    return true
  }

  /** Ends a command; its index. */
  end(draft: Draft): number | undefined {
    const { words, assignments, redirects } = draft
    if (words.length > 0) return (draft.index = this.add(words, { assignments, redirects, startedBy: undefined }))
    this.assignments.push(...assignments)
    return undefined
  }

  advance(): void {
    this.at++
  }

  /** `()` after a name: a function. */
  isCallBrackets(): boolean {
    const found = this.match(/\([ \t]*\)/y)
    if (found === undefined) return false
    this.at += found.length
    return true
  }
}

/** The state of one list of commands. */
class ListReader {
  readonly owner: ScriptReader
  readonly until: Until
  current = draft()
  private last: number | undefined
  private piped: number | undefined
  private brackets = 0
  /** Open `case`s; true while a pattern is awaited. */
  private readonly cases: boolean[] = []

  constructor(owner: ScriptReader, until: Until) {
    this.owner = owner
    this.until = until
  }

  read(): void {
    while (this.owner.step(this));
  }

  finish(): void {
    if (this.current.mode === 'command' || this.current.mode === 'test') {
      const index = this.owner.end(this.current)
      if (index !== undefined) {
        if (this.piped !== undefined) this.owner.commands[this.piped]!.pipesInto = index
        this.piped = undefined
        this.last = index < this.owner.commands.length ? index : undefined
      }
    }
    this.current = draft()
  }

  separator(sign: string, at: number): void {
    this.finish()
    if (sign === '|' || sign === '|&') {
      this.owner.pipes.push(at)
      this.piped = this.last
    } else if (sign !== '\n') this.piped = undefined
    if ((sign === ';;' || sign === ';&' || sign === ';;&') && this.cases.length > 0) this.cases[this.cases.length - 1] = true
  }

  /** False when the list ends here. */
  bracket(sign: '(' | ')'): boolean {
    const awaitsPattern = this.cases.at(-1) === true
    if (sign === '(' && this.current.words.length === 1 && this.owner.isCallBrackets()) {
      this.current = draft()
      return true
    }
    this.owner.advance()
    if (this.current.mode === 'test') return true
    if (sign === '(') {
      if (!awaitsPattern) this.brackets++
      return true
    }
    if (awaitsPattern) {
      this.cases[this.cases.length - 1] = false
      this.current = draft()
      return true
    }
    this.finish()
    if (this.brackets > 0) this.brackets--
    else if (this.until === ')') return false
    return true
  }

  word(word: ShellWord): void {
    const { current } = this
    const isFirst = current.words.length === 0
    if (current.mode === 'case') {
      if (word.raw === 'in') {
        this.cases.push(true)
        this.current = draft()
      }
    } else if (current.mode === 'function') this.current = draft()
    else if (current.mode === 'skip') return
    else if (this.cases.at(-1) === true) {
      if (word.raw === 'esac') this.cases.pop()
    } else if (isFirst && word.raw === 'esac') this.cases.pop()
    else if (isFirst && OPENERS.has(word.raw)) return
    else if (isFirst && (word.raw === 'for' || word.raw === 'select')) current.mode = 'skip'
    else if (isFirst && word.raw === 'function') current.mode = 'function'
    else if (isFirst && word.raw === 'case') current.mode = 'case'
    else if (isFirst && isAssignment(word.raw)) current.assignments.push(word)
    else {
      if (isFirst && word.raw === '[[') current.mode = 'test'
      else if (word.raw === ']]') current.mode = 'command'
      current.words.push(word)
    }
  }
}

/** The simple commands of a script of sh or bash, wherever they stand in it. Runs nothing; linear; what it cannot follow it says. */
export function readScript(script: string): ShellScript {
  const reader = new ScriptReader(script)
  reader.list(undefined)
  return { commands: reader.commands, pipes: reader.pipes, assignments: reader.assignments, lacks: reader.lacks }
}
