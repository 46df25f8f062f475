/** A text that is read from its begin to its end. */
export class TextReader {
  at = 0
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** What the pattern, a sticky one, finds here; `''` where it finds nothing. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }
}
