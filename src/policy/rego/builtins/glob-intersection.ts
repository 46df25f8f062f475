/** One place of a pattern: the characters that may stand there, and how often. */
type Token = {
  /** Undefined for any. */
  readonly chars: ReadonlySet<string> | undefined
  readonly times: '*' | '+' | 1
}

/** Characters of a pattern, and of one range: what takes longer is no glob. */
const LENGTH = 10_000
const RANGE = 1_000

const SPECIAL = String.raw`.*+[]\-`

/** `[a-c_]` after its bracket; undefined for what is none. */
function setAt(glob: readonly string[], start: number): { readonly chars: Set<string>; readonly end: number } | undefined {
  const chars = new Set<string>()
  for (let at = start; at < glob.length; at++) {
    let char = glob[at]!
    if (char === ']') return { chars, end: at + 1 }
    if (char === '\\') char = glob[++at] ?? ''
    if (glob[at + 1] === '-' && glob[at + 2] !== ']') {
      const last = glob[at + 2] === '\\' ? glob[at + 3] : glob[at + 2]
      const [from, to] = [char.codePointAt(0), last?.codePointAt(0)]
      if (from === undefined || to === undefined || to < from || to - from > RANGE) return undefined
      for (let code = from; code <= to; code++) chars.add(String.fromCodePoint(code))
      at += glob[at + 2] === '\\' ? 3 : 2
    } else chars.add(char)
  }
  return undefined
}

/** A small part of regular expressions: characters, `.`, sets, `*` and `+`. */
function tokensOf(text: string): Token[] | undefined {
  const glob = Array.from(text)
  if (glob.length > LENGTH) return undefined
  const tokens: Token[] = []
  for (let at = 0; at < glob.length;) {
    const char = glob[at]!
    let chars: ReadonlySet<string> | undefined
    if (char === '.') at++
    else if (char === '[') {
      const set = setAt(glob, at + 1)
      if (!set) return undefined
      chars = set.chars
      at = set.end
    } else {
      const isEscaped = char === '\\'
      if (isEscaped ? !SPECIAL.includes(glob[at + 1] ?? 'x') : '*+]'.includes(char)) return undefined
      chars = new Set([isEscaped ? glob[at + 1]! : char])
      at += isEscaped ? 2 : 1
    }
    const flag = glob[at]
    const times = flag === '*' || flag === '+' ? flag : 1
    if (times !== 1) at++
    tokens.push({ chars, times })
  }
  return tokens
}

function share(a: Token, b: Token): boolean {
  if (!a.chars || !b.chars) return (a.chars ?? b.chars)?.size !== 0
  const { chars } = b
  return [...a.chars].some((char) => chars.has(char))
}

/** A `+` is once, and then as often as you like. */
const plain = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) =>
    token.times === '+'
      ? [
          { ...token, times: 1 },
          { ...token, times: '*' },
        ]
      : [token],
  )

/** Whether there is a text that both patterns match; undefined where one is none. */
export function intersects(one: string, other: string): boolean | undefined {
  const [left, right] = [tokensOf(one), tokensOf(other)]
  if (!left || !right) return undefined
  const [a, b] = [plain(left), plain(right)]
  // Pairs of places that some text leads to, in a row of marks per place of the first.
  const width = b.length + 1
  const seen = new Uint8Array((a.length + 1) * width)
  const todo = [0]
  seen[0] = 1
  const reach = (i: number, j: number): void => {
    if (seen[i * width + j]) return
    seen[i * width + j] = 1
    todo.push(i * width + j)
  }
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [i, j] = [Math.floor(next / width), next % width]
    const [x, y] = [a[i], b[j]]
    if (!x && !y) return true
    if (x?.times === '*') reach(i + 1, j)
    if (y?.times === '*') reach(i, j + 1)
    if (x && y && share(x, y)) reach(x.times === '*' ? i : i + 1, y.times === '*' ? j : j + 1)
  }
  return false
}
