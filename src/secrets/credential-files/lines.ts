/** A longer line is none of settings. */
const LONGEST = 16_384

export type Line = { readonly text: string; readonly offset: number }

/** Lines without their end. */
export function* linesOf(text: string): Generator<Line> {
  for (let offset = 0; offset < text.length;) {
    const at = text.indexOf('\n', offset)
    const end = at < 0 ? text.length : at
    if (end - offset <= LONGEST) yield { text: text.slice(offset, text[end - 1] === '\r' && end > offset ? end - 1 : end), offset }
    offset = end + 1
  }
}

export type Setting = {
  readonly section: string
  readonly key: string
  readonly value: string
  /** Of the value. */ readonly offset: number
}

const SPACE = /\s/

/** The end of a value that begins at `start`: the matching quote, else the line's last character that is no space. */
function valueRange(text: string, start: number): readonly [from: number, to: number] {
  const quote = text[start]
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, start + 1)
    if (end > 0) return [start + 1, end]
  }
  let end = text.length
  while (end > start && SPACE.test(text[end - 1]!)) end--
  return [start, end]
}

/** `key = value`, `key: value`, `export KEY="value"` line by line, with the section `[name]` above. Comments begin with `#`, `;` or `//`. */
export function* settingsOf(text: string): Generator<Setting> {
  let section = ''
  for (const { text: line, offset } of linesOf(text)) {
    let at = 0
    while (at < line.length && SPACE.test(line[at]!)) at++
    if (line.startsWith('export ', at)) at += 'export '.length
    if (at >= line.length || '#;'.includes(line[at]!) || (line.startsWith('//', at) && !line.includes('='))) continue
    if (line[at] === '[') {
      const end = line.indexOf(']', at)
      if (end > 0) section = line.slice(at + 1, end)
      continue
    }
    const equals = line.indexOf('=', at)
    const split = equals >= 0 ? equals : line.indexOf(': ', at)
    if (split < 0) continue
    let start = split + 1
    while (start < line.length && SPACE.test(line[start]!)) start++
    const [from, to] = valueRange(line, start)
    yield { section, key: line.slice(at, split).trim(), value: line.slice(from, to), offset: offset + from }
  }
}
