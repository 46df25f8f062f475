/** Of one text of shell: commands, words of a command, characters, nested substitutions; beyond that nothing is read. */
const COMMANDS = 500
const WORDS = 500
const LENGTH = 64 * 1024
const NESTED = 20

export type ShellCommand = { readonly words: readonly string[]; /** The command that gets its output. */ feeds?: ShellCommand }

/** A command that is being read, within a substitution or not. */
type Frame = {
  readonly command: ShellCommand & { readonly words: string[] }
  word: string | undefined
  /** What ends the substitution, and whether it stands in double quotes. */
  readonly close: ')' | '`' | ''
  readonly inQuotes: boolean
  readonly fedBy: ShellCommand | undefined
}

const frame = (close: Frame['close'], inQuotes: boolean, fedBy?: ShellCommand): Frame => ({
  command: { words: [] },
  word: undefined,
  close,
  inQuotes,
  fedBy,
})

class Splitter {
  readonly found: ShellCommand[] = []
  readonly #text: string
  readonly #stack: Frame[] = []
  #top = frame('', false)
  #quoted = false

  constructor(text: string) {
    this.#text = text.slice(0, LENGTH)
  }

  #endWord(): void {
    if (this.#top.word !== undefined && this.#top.command.words.length < WORDS) this.#top.command.words.push(this.#top.word)
    this.#top.word = undefined
  }

  /** With `piped` the next command gets the output of this one. */
  #endCommand(piped: boolean): void {
    this.#endWord()
    const { command, fedBy, close, inQuotes } = this.#top
    const isCommand = command.words.length > 0
    if (isCommand) {
      if (fedBy) fedBy.feeds = command
      this.found.push(command)
    }
    this.#top = frame(close, inQuotes, piped && isCommand ? command : undefined)
  }

  #open(close: ')' | '`'): void {
    if (this.#stack.length >= NESTED) return
    this.#top.word ??= ''
    this.#stack.push(this.#top)
    this.#top = frame(close, this.#quoted)
    this.#quoted = false
  }

  #close(): void {
    const count = this.found.length
    const { inQuotes } = this.#top
    this.#endCommand(false)
    const last = this.found.length > count ? this.found.at(-1) : undefined
    this.#top = this.#stack.pop()!
    this.#quoted = inQuotes
    if (last && !last.feeds && this.#top.command.words.length > 0) last.feeds = this.#top.command
  }

  #add(text: string): void {
    this.#top.word = (this.#top.word ?? '') + text
  }

  /** To where the search ends, or to the end of all. */
  #until(mark: string, from: number): number {
    const at = this.#text.indexOf(mark, from)
    return at < 0 ? this.#text.length : at
  }

  /** @returns the offset of the next character */
  #quotesAndSubstitutions(c: string, at: number): number | undefined {
    const next = this.#text[at + 1]
    if (c === '\\') {
      if (next !== '\n') this.#add(next ?? '')
      return at + 2
    }
    if (c === "'" && !this.#quoted) {
      const stop = this.#until("'", at + 1)
      this.#add(this.#text.slice(at + 1, stop))
      return stop + 1
    }
    if (next === '(' && (c === '$' || (!this.#quoted && (c === '<' || c === '>')))) {
      this.#open(')')
      return at + 2
    }
    if (c === '`') {
      if (this.#top.close === '`') this.#close()
      else this.#open('`')
      return at + 1
    }
    if (c === '"') {
      this.#quoted = !this.#quoted
      this.#top.word ??= ''
      return at + 1
    }
    if (!this.#quoted) return undefined
    this.#add(c)
    return at + 1
  }

  #plain(c: string, at: number): number {
    const next = this.#text[at + 1]
    if (c === ')' && this.#top.close === ')') this.#close()
    else if (c === '#' && this.#top.word === undefined) return this.#until('\n', at)
    else if (c === '|') {
      this.#endCommand(next !== '|')
      return next === '|' || next === '&' ? at + 2 : at + 1
    } else if (c === '<' || c === '>') return this.#redirect(c, at)
    else if (';&\n()'.includes(c) || ((c === '{' || c === '}') && this.#top.word === undefined)) this.#endCommand(false)
    else if (c === ' ' || c === '\t' || c === '\r') this.#endWord()
    else this.#add(c)
    return at + 1
  }

  /** `2>&1`, `>>file`, `<<-EOF`: the number before belongs to it. */
  #redirect(c: string, at: number): number {
    if (/^\d+$/.test(this.#top.word ?? '')) this.#top.word = undefined
    this.#endWord()
    let end = at + 1
    while (this.#text[end] === c || this.#text[end] === '&' || this.#text[end] === '-') end++
    return this.#text[end - 1] === '&' && /\d/.test(this.#text[end] ?? '') ? end + 1 : end
  }

  run(): ShellCommand[] {
    for (let at = 0; at < this.#text.length && this.found.length < COMMANDS;) {
      const c = this.#text[at]!
      at = this.#quotesAndSubstitutions(c, at) ?? this.#plain(c, at)
    }
    while (this.#stack.length > 0) this.#close()
    this.#endCommand(false)
    return this.found
  }
}

/**
 * The simple commands of a shell text, roughly in order: words with their quotes taken off, cut at `;`, `&`, `|`, line breaks, brackets
 * and substitutions. No grammar: what `if`, `for` and functions mean is not asked, only which programs stand where a command may.
 */
export const splitCommands = (text: string): ShellCommand[] => new Splitter(text).run()
