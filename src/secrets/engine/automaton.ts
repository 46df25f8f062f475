/**
 * All keywords in one pass (Aho and Corasick 1975) without regard to ASCII case: every state has a row of the next states by class of
 * byte. Rows lie in one table, each as wide as a power of two, so that 16 bits name a state: half the table of one that has the places of
 * rows, and a third faster. States in which a keyword ends come last: one comparison a byte tells whether there is a hit.
 */
export type Automaton = {
  /** byte → class */
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

/** Hits of one lane in order: the offset of a keyword's last byte, and the state. Room for one a byte. */
export type Hits = { readonly at: Int32Array; readonly state: Int32Array; count: number }

export const hitsOf = (room: number): Hits => ({ at: new Int32Array(room), state: new Int32Array(room), count: 0 })

type Node = { readonly next: Map<number, number>; fail: number; readonly ends: number[] }

const foldedBytes = (keyword: string): Buffer => Buffer.from(keyword.toLowerCase(), 'latin1')

function trieOf(keywords: readonly string[]): Node[] {
  const nodes: Node[] = [{ next: new Map(), fail: 0, ends: [] }]
  for (const [number, keyword] of keywords.entries()) {
    let node = 0
    for (const byte of foldedBytes(keyword)) {
      let next = nodes[node]!.next.get(byte)
      if (next === undefined) {
        next = nodes.push({ next: new Map(), fail: 0, ends: [] }) - 1
        nodes[node]!.next.set(byte, next)
      }
      node = next
    }
    nodes[node]!.ends.push(number)
  }
  return nodes
}

/** Breadth first: each node's longest proper suffix that is a node, and with it the keywords that end there, too. */
function linkFailures(nodes: readonly Node[]): number[] {
  const order = [0]
  for (const index of order)
    for (const [byte, child] of nodes[index]!.next) {
      let fail = index === 0 ? -1 : nodes[index]!.fail
      while (fail >= 0 && !nodes[fail]!.next.has(byte)) fail = fail === 0 ? -1 : nodes[fail]!.fail
      nodes[child]!.fail = fail < 0 ? 0 : nodes[fail]!.next.get(byte)!
      nodes[child]!.ends.push(...nodes[nodes[child]!.fail]!.ends)
      order.push(child)
    }
  return order
}

function classesOf(keywords: readonly string[]): { classes: Uint8Array; width: number } {
  const classes = new Uint8Array(256)
  let width = 1
  for (const byte of keywords.flatMap((keyword) => [...foldedBytes(keyword)])) if (classes[byte] === 0) classes[byte] = width++
  for (let byte = 0x61; byte <= 0x7a; byte++) classes[byte - 0x20] = classes[byte]!
  return { classes, width }
}

/** Keywords are ASCII and not empty. */
export function automatonOf(keywords: readonly string[]): Automaton {
  const nodes = trieOf(keywords)
  const order = linkFailures(nodes)
  const { classes, width } = classesOf(keywords)
  const quiet = order.filter((index) => nodes[index]!.ends.length === 0)
  const loud = order.filter((index) => nodes[index]!.ends.length > 0)
  const stateOf = new Map([...quiet, ...loud].map((index, state) => [index, state]))
  const shift = Math.ceil(Math.log2(Math.max(2, width)))
  const size = nodes.length << shift
  const table = nodes.length <= 0x10000 ? new Uint16Array(size) : new Int32Array(size)
  for (const index of order) {
    const { next, fail } = nodes[index]!
    const row = stateOf.get(index)! << shift
    const failRow = stateOf.get(fail)! << shift
    if (index !== 0) table.copyWithin(row, failRow, failRow + width)
    for (const [byte, child] of next) table[row + classes[byte]!] = stateOf.get(child)!
  }
  const ends = loud.map((index) => nodes[index]!.ends)
  return {
    classes,
    table,
    shift,
    accepting: quiet.length,
    keywordsAt: (state) => ends[state - quiet.length]!,
    longest: Math.max(0, ...keywords.map((keyword) => keyword.length)),
    states: nodes.length,
  }
}

/**
 * All hits whose last byte is within `from` and `to`. The halves are read in one loop by two states that wait for memory independently of
 * each other, which takes little more time than one does. The second starts early enough to know every keyword that reaches over the middle.
 */
export function findKeywords(automaton: Automaton, bytes: Uint8Array, from: number, to: number, first: Hits, second: Hits): void {
  const { classes, table, shift, accepting, longest } = automaton
  const { at: firstAt, state: firstState } = first
  const { at: secondAt, state: secondState } = second
  const middle = from + ((to - from) >>> 1)
  let b = 0
  for (let i = Math.max(from, middle - longest + 1); i < middle; i++) b = table[(b << shift) | classes[bytes[i]!]!]!
  let [a, n, m] = [0, 0, 0]
  let j = middle
  for (let i = from; i < middle; i++, j++) {
    a = table[(a << shift) | classes[bytes[i]!]!]!
    b = table[(b << shift) | classes[bytes[j]!]!]!
    // One comparison for both: what is set in either is set in their union, which is no smaller than the larger.
    if ((a | b) < accepting) continue
    if (a >= accepting) {
      firstAt[n] = i
      firstState[n++] = a
    }
    if (b >= accepting) {
      secondAt[m] = j
      secondState[m++] = b
    }
  }
  // Of an odd number of bytes the second half has one more.
  if (j < to) {
    b = table[(b << shift) | classes[bytes[j]!]!]!
    if (b >= accepting) {
      secondAt[m] = j
      secondState[m++] = b
    }
  }
  first.count = n
  second.count = m
}
