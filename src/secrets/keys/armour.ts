/** What stands between a PEM header and its footer, freed from what the file around it did to it. */
export type Armour = {
  /** `RSA PRIVATE KEY`. */
  readonly label: string
  /** Offsets in the text, header and footer within. */
  readonly from: number
  readonly to: number
  /** Lines like `Proc-Type: 4,ENCRYPTED`. */
  readonly headers: readonly string[]
  /** Base64 without its line ends. */
  readonly body: string
  /** After a last line of PGP's: `=` and four characters. */
  readonly checksum: string | undefined
}

/** Characters before the word KEY in a header, dashes and BEGIN within. */
const HEAD = 48
const HEADER = /-----BEGIN ((?:[A-Z0-9]{1,12} ){0,3}(?:PRIVATE KEY|CERTIFICATE)(?: BLOCK)?)-----/y

/** Line ends as they are written inside strings: `\n`, `\\r\\n`, `&#10;`, `%0A`. */
const unescaped = (text: string): string =>
  text
    .replaceAll(/\\{1,4}r|&#(?:13|x0?d);|%0d/gi, '')
    .replaceAll(/\\{1,4}n|&#(?:10|x0?a);|%0a/gi, '\n')
    .replaceAll(/\\{1,4}[t/]/g, (escape) => (escape.endsWith('/') ? '/' : ' '))
    .replaceAll(/%2B/gi, '+')
    .replaceAll(/%2F/gi, '/')
    .replaceAll(/%3D/gi, '=')

/** Of a line of a program that joins strings, what is in its quotes; else without the marks of a comment. */
function contentOf(line: string): string {
  const first = line.search(/["'`]/)
  if (first < 0) return line.replace(/^[\s#*>|\\]+/, '').replaceAll(/[\s\\]/g, '')
  const second = line.slice(first + 1).search(/["'`]/)
  const before = line.slice(0, first).trim()
  const inside = second >= 0 ? line.slice(first + 1, first + 1 + second) : /^[+.,;&\s]*$/.test(before) ? line.slice(first + 1) : before
  return inside.replaceAll(/[\s\\]/g, '')
}

const isCode = (content: string): boolean => /^[+.,;&()]*$/.test(content)

/** The armour whose header has a word at `at`; undefined where there is none, no end of it, or no base64 between. */
export function armourAt(text: string, at: number): Armour | undefined {
  const from = text.lastIndexOf('-----BEGIN ', at)
  if (from < 0 || at - from > HEAD) return undefined
  HEADER.lastIndex = from
  const label = HEADER.exec(text)?.[1]
  if (label === undefined) return undefined
  const start = from + `-----BEGIN ${label}-----`.length
  const end = text.indexOf(`-----END ${label}-----`, start)
  if (end < 0) return undefined
  const lines = unescaped(text.slice(start, end)).split('\n')
  const headers = lines.filter((line) => /^[\s"'#*]*[A-Za-z][A-Za-z-]*: /.test(line)).map((line) => line.trim())
  const contents = lines
    .filter((line) => !/^[\s"'#*]*[A-Za-z][A-Za-z-]*: /.test(line))
    .map(contentOf)
    .filter((content) => !isCode(content))
  const last = contents.at(-1)
  const checksum = label.endsWith('BLOCK') && last !== undefined && /^=[A-Za-z0-9+/]{4}$/.test(last) ? contents.pop() : undefined
  const body = contents.join('')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return undefined
  return { label, from, to: end + `-----END ${label}-----`.length, headers, body, checksum }
}
