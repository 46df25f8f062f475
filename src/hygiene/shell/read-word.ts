/** What ends a word outside quotes. */
const ENDS = new Set(' \t\r\n;&|()<>')

/** Reads the commands of `$(…)` or of backticks from an offset on and gives the offset after the sign that ends them. */
export type Nested = (from: number, until: ')' | '`') => number

export type ReadWord = { readonly end: number; readonly text: string; readonly lacks: string | undefined }

/** What a script is read with; offsets only grow, so that all of it is linear. */
class WordReader {
  readonly script: string
  readonly nested: Nested
  /** The word stands within backticks: the next one ends it. */
  readonly isTicked: boolean
  at: number
  readonly out: string[] = []
  lacks: string | undefined

  constructor(script: string, at: number, nested: Nested, isTicked: boolean) {
    this.script = script
    this.at = at
    this.nested = nested
    this.isTicked = isTicked
  }

  expansion(): void {
    this.out.push('${VAR}')
  }

  single(): void {
    const end = this.script.indexOf("'", this.at + 1)
    if (end < 0) this.lacks ??= 'a quote is not closed'
    this.out.push(this.script.slice(this.at + 1, end < 0 ? undefined : end))
    this.at = end < 0 ? this.script.length : end + 1
  }

  double(): void {
    this.at++
    while (this.at < this.script.length) {
      const c = this.script[this.at]!
      if (c === '"') {
        this.at++
        return
      }
      if (c === '`' && this.isTicked) return
      if (c === '\\') {
        const next = this.script[this.at + 1] ?? ''
        if (next !== '\n') this.out.push('$`"\\'.includes(next) ? next : c + next)
        this.at += 2
      } else if (c === '$') this.dollar()
      else if (c === '`') this.backticks()
      else {
        const plain = this.plain(/[^"\\$`]+/y)
        this.out.push(plain)
        this.at += plain.length
      }
    }
    this.at = this.script.length
    this.lacks ??= 'a quote is not closed'
  }

  /** `$X`, `${…}`, `$(…)`, `$((…))`, `$'…'`. */
  dollar(): void {
    const next = this.script[this.at + 1]
    if (next === '(' && this.script[this.at + 2] === '(') {
      this.expansion()
      this.at = this.balanced(this.at + 1, '(', ')')
    } else if (next === '(') {
      this.expansion()
      this.at = this.nested(this.at + 2, ')')
    } else if (next === '{') {
      this.expansion()
      this.at = this.balanced(this.at + 1, '{', '}')
    } else {
      const name = /[a-z_]\w*|[0-9@*#?$!-]/iy
      name.lastIndex = this.at + 1
      const found = name.exec(this.script)?.[0]
      if (found === undefined) this.out.push('$')
      else this.expansion()
      this.at += 1 + (found?.length ?? 0)
    }
  }

  /** After the bracket that closes the one at `from`; quotes within are respected. */
  balanced(from: number, open: string, close: string): number {
    let depth = 0
    for (let at = from; at < this.script.length; at++) {
      const c = this.script[at]!
      if (c === '\\') at++
      else if (c === "'" || c === '"') {
        const end = this.script.indexOf(c, at + 1)
        if (end < 0) break
        at = end
      } else if (c === open) depth++
      else if (c === close && --depth === 0) return at + 1
    }
    this.lacks ??= `"${open}" is not closed`
    return this.script.length
  }

  backticks(): void {
    this.expansion()
    this.at = this.nested(this.at + 1, '`')
  }

  word(): void {
    while (this.at < this.script.length) {
      const c = this.script[this.at]!
      if (c === '\\') {
        const next = this.script[this.at + 1]
        if (next !== undefined && next !== '\n') this.out.push(next)
        this.at += 2
      } else if (c === "'") this.single()
      else if (c === '"') this.double()
      else if (c === '$' && this.script[this.at + 1] === "'") {
        this.at++
        this.single()
      } else if (c === '$') this.dollar()
      else if (c === '`') {
        if (this.isTicked) return
        this.backticks()
      } else if ((c === '<' || c === '>') && this.script[this.at + 1] === '(') {
        this.expansion()
        this.at = this.nested(this.at + 2, ')')
      } else if (ENDS.has(c)) return
      else {
        const plain = this.plain(/[^\s;&|()<>'"\\$`]+/y)
        this.out.push(plain || c)
        this.at += plain.length || 1
      }
    }
    this.at = this.script.length
  }

  /** The run of ordinary characters here. */
  plain(pattern: RegExp): string {
    pattern.lastIndex = this.at
    return pattern.exec(this.script)?.[0] ?? ''
  }
}

/** The word at `at`: its end and its text without quotes. */
export function readWord(script: string, at: number, nested: Nested, isTicked: boolean): ReadWord {
  const reader = new WordReader(script, at, nested, isTicked)
  reader.word()
  return { end: reader.at, text: reader.out.join(''), lacks: reader.lacks }
}
