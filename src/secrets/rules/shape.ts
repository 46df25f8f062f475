/**
 * How a token looks, as vendors describe it: literal text, `<36 alnum>` or `<20-40 hex>` for a run of an alphabet, `(live|test)` for one of
 * several words. Both the pattern of a rule and the samples of its tests come from it.
 */
export type Shape = string

/** The characters of each alphabet, as a class of RE2 without its brackets. */
export const alphabets = {
  digit: '0-9',
  hex: '0-9a-fA-F',
  /** Vendors who write lower case alone. */
  lowerhex: '0-9a-f',
  lower: 'a-z0-9',
  upper: 'A-Z0-9',
  alpha: 'A-Za-z',
  alnum: '0-9A-Za-z',
  base32: 'A-Z2-7',
  lowerbase32: 'a-z2-7',
  word: '0-9A-Za-z_',
  base64: '0-9A-Za-z+/',
  base64pad: '0-9A-Za-z+/=',
  url: '0-9A-Za-z_\\-',
  urlpad: '0-9A-Za-z_=\\-',
  dotted: '0-9A-Za-z_=.\\-',
  percent: '0-9A-Za-z%',
  /** Base64 of either kind. */
  base64any: '0-9A-Za-z+/_=\\-',
  /** Secrets of Microsoft Entra. */
  entra: '0-9A-Za-z_~.\\-',
  /** What may stand between quotes. */
  visible: '!#-&(-~',
  printable: '!#-&(-;=?-~',
  /** A password inside an address, after RFC 3986, 3.2.1, with what people leave unescaped. */
  userinfo: '!#-&(-.0-;=?A-_a-z~',
  /** Of a connection string or query: no separator. */
  parameter: '!#-%(-:?-~',
  typed: '!#-%*-.0-:?-[^-_a-z~',
  random: '0-9A-Za-z_.=+/\\-',
  bearer: '0-9A-Za-z_.=~@+/\\-',
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
} as const

export type Alphabet = keyof typeof alphabets

export type ShapePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'run'; readonly least: number; readonly most: number; readonly alphabet: Alphabet }

const isAlphabet = (name: string): name is Alphabet => Object.hasOwn(alphabets, name)

function runOf(text: string): ShapePart {
  const [, least = '', most = least, name = ''] = /^(\d+)(?:-(\d+))? (\w+)$/.exec(text) ?? []
  if (least === '' || !isAlphabet(name)) throw new TypeError(`read shape: "<${text}>" names no alphabet or no length`)
  return { kind: 'run', least: Number(least), most: Number(most), alphabet: name }
}

export const partsOf = (shape: Shape): readonly ShapePart[] =>
  [...shape.matchAll(/<([^>]*)>|\(([^)]*)\)|[^<(]+/g)].map(([text, run, words]) =>
    run !== undefined ? runOf(run) : words !== undefined ? { kind: 'words', words: words.split('|') } : { kind: 'text', text },
  )

const PLAIN: ReadonlySet<Alphabet> = new Set([
  'alnum',
  'alpha',
  'base32',
  'bech32',
  'digit',
  'hex',
  'lower',
  'lowerbase32',
  'lowerhex',
  'upper',
])

/** Letters and digits that stand together in whatever has this shape: a count, 0 where nothing tells. */
export const plainRunOf = (shape: Shape): number =>
  Math.max(0, ...partsOf(shape).map((part) => (part.kind === 'run' && PLAIN.has(part.alphabet) ? part.least : 0)))

export const escaped = (text: string): string => text.replace(/[.+*?^$()|[\]{}\\/-]/g, '\\$&')

/** Each repetition is a state of the machine: where a run may be longer, the window ends it. RE2 itself takes no more than 1000. */
const REPEATS = 300

function runPattern(alphabet: Alphabet, least: number, most: number): string {
  const one = `[${alphabets[alphabet]}]`
  if (least > REPEATS) throw new TypeError(`read shape: at least ${least} of one kind are more than ${REPEATS}`)
  if (most > REPEATS) return `${one}{${least},}`
  return least === most ? `${one}{${least}}` : `${one}{${least},${most}}`
}

function partPattern(part: ShapePart): string {
  if (part.kind === 'text') return escaped(part.text)
  if (part.kind === 'words') return `(?:${part.words.map(escaped).join('|')})`
  return runPattern(part.alphabet, part.least, part.most)
}

/** RE2 of a shape, without boundaries. */
export const patternOf = (shape: Shape): string => partsOf(shape).map(partPattern).join('')

export const longestOf = (shape: Shape): number =>
  partsOf(shape).reduce(
    (sum, part) =>
      sum +
      (part.kind === 'text' ? part.text.length : part.kind === 'run' ? part.most : Math.max(...part.words.map(({ length }) => length))),
    0,
  )

/** The texts that a shape begins with, before its first run: several where words differ. */
export function headsOf(shape: Shape): readonly string[] {
  let heads = ['']
  for (const part of partsOf(shape)) {
    if (part.kind === 'run') break
    const next = part.kind === 'text' ? [part.text] : part.words
    heads = heads.flatMap((head) => next.map((text) => head + text))
  }
  return heads
}

/** What an alphabet has beside letters and digits, and what a longer value could go on with. A full stop may end a sentence. */
const MORE: Partial<Record<Alphabet, string>> = {
  word: '_',
  base64: '+/',
  base64pad: '+/=',
  url: '_\\-',
  urlpad: '_=\\-',
  dotted: '_=\\-',
  percent: '%',
  base64any: '+/_=\\-',
  entra: '_~\\-',
}

/** What may not follow a value of these shapes: one more of its characters, and it would be another, longer thing. As a class of RE2. */
export function moreOf(shapes: readonly Shape[]): string {
  const last = shapes.map((shape) => partsOf(shape).at(-1)).map((part) => (part?.kind === 'run' ? (MORE[part.alphabet] ?? '') : ''))
  return `0-9A-Za-z${[...new Set(last)].join('')}`
}
