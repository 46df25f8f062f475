/**
 * All keywords in one pass (Aho and Corasick 1975) without regard to ASCII case: every state has a row of the next states by class of
 * byte. Rows lie in one table, each as wide as a power of two. States in which a keyword ends come last: one comparison a byte tells
 * whether there is a hit.
 */
export type Automaton = {
  /** byte → class; that of bytes in no keyword, the byte 0 among them, is 0 */
  readonly classes: Uint8Array
  /** (state << shift) + class → state */
  readonly table: Uint16Array | Int32Array
  readonly shift: number
  /** The first state in which a keyword ends. */
  readonly accepting: number
  /** Of a state in which keywords end: their numbers, the longest first. */
  readonly keywordsAt: (state: number) => readonly number[]
  /** Bytes of the longest keyword. */
  readonly longest: number
  readonly states: number
}

const foldedBytes = (keyword: string): Buffer => Buffer.from(keyword.toLowerCase(), 'latin1')

function classesOf(keywords: readonly Buffer[]): { classes: Uint8Array; width: number } {
  const classes = new Uint8Array(256)
  let width = 1
  for (const keyword of keywords) for (const byte of keyword) if (classes[byte] === 0) classes[byte] = width++
  for (let byte = 0x61; byte <= 0x7a; byte++) classes[byte - 0x20] = classes[byte]!
  return { classes, width }
}

/** A trie whose nodes are rows of a table; 0 where there is no next node. */
type Trie = { readonly rows: Int32Array; readonly ends: readonly number[][] }

function trieOf(keywords: readonly Buffer[], classes: Uint8Array, shift: number): Trie {
  const rows = new Int32Array((1 + keywords.reduce((total, keyword) => total + keyword.length, 0)) << shift)
  const ends: number[][] = [[]]
  for (const [number, keyword] of keywords.entries()) {
    let node = 0
    for (const byte of keyword) {
      const cell = (node << shift) + classes[byte]!
      if (rows[cell] === 0) rows[cell] = ends.push([]) - 1
      node = rows[cell]!
    }
    ends[node]!.push(number)
  }
  return { rows, ends }
}

/**
 * Breadth first: where a node has no next one, that of its longest proper suffix is; and with the suffix go the keywords that end there.
 * @returns the nodes in that order
 */
function completeRows({ rows, ends }: Trie, width: number, shift: number): readonly number[] {
  const fail = new Int32Array(ends.length)
  const order = [0]
  for (const node of order) {
    const [row, failRow] = [node << shift, fail[node]! << shift]
    for (let i = 0; i < width; i++) {
      const child = rows[row + i]!
      // Of the root's row what is 0 leads back to it.
      const onFail = node === 0 ? 0 : rows[failRow + i]!
      if (child === 0) rows[row + i] = onFail
      else {
        fail[child] = onFail
        ends[child]!.push(...ends[onFail]!)
        order.push(child)
      }
    }
  }
  return order
}

/** Keywords are ASCII without the byte 0, and not empty. */
export function automatonOf(keywords: readonly string[]): Automaton {
  const folded = keywords.map(foldedBytes)
  const { classes, width } = classesOf(folded)
  const shift = Math.ceil(Math.log2(Math.max(2, width)))
  const trie = trieOf(folded, classes, shift)
  const order = completeRows(trie, width, shift)
  const quiet = order.filter((node) => trie.ends[node]!.length === 0)
  const loud = order.filter((node) => trie.ends[node]!.length > 0)
  const nodes = [...quiet, ...loud]
  const stateOf = new Int32Array(nodes.length)
  for (const [state, node] of nodes.entries()) stateOf[node] = state
  const size = nodes.length << shift
  const table = nodes.length <= 0x10000 ? new Uint16Array(size) : new Int32Array(size)
  for (const [state, node] of nodes.entries())
    for (let i = 0; i < width; i++) table[(state << shift) + i] = stateOf[trie.rows[(node << shift) + i]!]!
  return {
    classes,
    table,
    shift,
    accepting: quiet.length,
    keywordsAt: (state) => trie.ends[loud[state - quiet.length]!]!,
    longest: Math.max(0, ...folded.map((keyword) => keyword.length)),
    states: nodes.length,
  }
}
