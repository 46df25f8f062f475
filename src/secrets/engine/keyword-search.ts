import { KiB } from '#base/index.ts'
import type { Automaton } from './automaton.ts'
import { STEP, isBase64 } from './base64-alphabet.ts'
import {
  type Code,
  type WasmExports,
  type WasmFunction,
  add,
  constant,
  and,
  get,
  giveBack,
  isLess,
  isNotLess,
  load16,
  load32,
  load8,
  or,
  repeat,
  set,
  shl,
  startModule,
  store32,
  when,
} from './wasm.ts'

/**
 * Four parts of the bytes are read in one loop, by four states that wait for memory independently of each other: twice as fast as one after
 * the other. In WebAssembly, as a loop of JavaScript spends more on the bounds of its arrays than on the automaton, and is compiled and
 * thrown away several times over in a program of seconds.
 */
const LANES = 4
const PAGE = 64 * KiB
/** Bytes behind those that are searched, of zeros: the last part may reach over the end. */
const PADDING = 64

/** Where things lie in the memory. A hit is two integers: the address of its keyword's last byte, and the state. */
type Layout = {
  readonly classes: number
  /** 1 for characters of base64. */
  readonly base64: number
  readonly table: number
  readonly bytes: number
  /** Hits of the first part, and how far it is from there to the next one's. */
  readonly hits: number
  readonly laneHits: number
  /** Where the places behind each part's last hit are left. */
  readonly end: number
}

function layoutOf({ table }: Automaton, room: number): Layout {
  const tableAt = 512
  const bytes = tableAt + table.byteLength
  const hits = Math.ceil((bytes + room + PADDING) / 8) * 8
  // Every byte may be a hit.
  const laneHits = (Math.ceil(room / LANES) + 1) * 8
  return { classes: 0, base64: 256, table: tableAt, bytes, hits, laneHits, end: hits + LANES * laneHits }
}

/** The state behind the byte at `address`. */
function step({ table, shift }: Automaton, layout: Layout, state: number, address: number): Code {
  // Classes are kept doubled: of a table of 16 bits they are places.
  const place = load8(load8(get(address), layout.bytes), layout.classes)
  return table.BYTES_PER_ELEMENT === 2
    ? load16(or(shl(get(state), constant(shift + 1)), place), layout.table)
    : load32(shl(or(shl(get(state), constant(shift + 1)), place), constant(1)), layout.table)
}

type Name = 'reach' | 'find' | 'probe'

/** reach(from, to, state): the state behind the bytes between. */
function reachOf(automaton: Automaton, layout: Layout): WasmFunction<Name> {
  const [from, to, state] = [0, 1, 2] as const
  const body = repeat(
    [...set(state, step(automaton, layout, state, from)), ...set(from, add(get(from), constant(1)))],
    isLess(get(from), get(to)),
  )
  return { name: 'reach', parameters: 3, locals: 0, body: [...when(isLess(get(from), get(to)), body), ...giveBack(get(state))] }
}

/** find(length, state of each part…): reads as many bytes of each part, and its hits. */
function findOf(automaton: Automaton, layout: Layout): WasmFunction<Name> {
  const lanes = Array.from({ length: LANES }, (_, i) => i)
  const length = 0
  const [state, address, hit] = [(i: number) => 1 + i, (i: number) => 1 + LANES + i, (i: number) => 1 + 2 * LANES + i] as const
  const hitsOf = (i: number): number => layout.hits + i * layout.laneHits
  const collect = (i: number): Code =>
    when(isNotLess(get(state(i)), constant(automaton.accepting)), [
      ...store32(get(hit(i)), get(address(i)), 0),
      ...store32(get(hit(i)), get(state(i)), 4),
      ...set(hit(i), add(get(hit(i)), constant(8))),
    ])
  const body = [
    ...lanes.flatMap((i) => set(hit(i), constant(hitsOf(i)))),
    ...lanes.slice(1).flatMap((i) => set(address(i), add(get(address(i - 1)), get(length)))),
    ...repeat(
      [
        ...lanes.flatMap((i) => set(state(i), step(automaton, layout, state(i), address(i)))),
        // One comparison for all: what is set in any is set in their union, which is no smaller than the largest.
        ...when(isNotLess(lanes.map((i) => get(state(i))).reduce(or), constant(automaton.accepting)), lanes.flatMap(collect)),
        ...lanes.flatMap((i) => set(address(i), add(get(address(i)), constant(1)))),
      ],
      isLess(get(address(0)), get(length)),
    ),
    ...lanes.flatMap((i) => store32(constant(layout.end + 4 * i), get(hit(i)), 0)),
    ...giveBack(constant(0)),
  ]
  return { name: 'find', parameters: 1 + LANES, locals: 2 * LANES, body }
}

/**
 * probe(at, to): the first of the places `at`, `at + STEP`… that is a character of base64 and of which half a run lies before it or behind
 * it; else the first of them that is not before `to`. Words of a text fail that at its second look.
 */
function probeOf(layout: Layout): WasmFunction<Name> {
  const [at, to] = [0, 1] as const
  const is = (offset: number): Code => load8(load8(get(at), layout.bytes + offset), layout.base64)
  const isInRun = or(and(is(7), is(11)), and(is(-7), is(-11)))
  const body = repeat(
    [...when(is(0), when(isInRun, giveBack(get(at)))), ...set(at, add(get(at), constant(STEP)))],
    isLess(get(at), get(to)),
  )
  return { name: 'probe', parameters: 2, locals: 0, body: [...when(isLess(get(at), get(to)), body), ...giveBack(get(at))] }
}

/** Finds an automaton's keywords in at most `room` bytes at a time. */
export class KeywordSearch {
  readonly #automaton: Automaton
  readonly #layout: Layout
  readonly #run: WasmExports<Name>
  readonly #bytes: Uint8Array
  readonly #words: Int32Array
  #from = 0
  /** Hits of the last search. */
  count = 0

  constructor(automaton: Automaton, room: number) {
    this.#automaton = automaton
    const layout = layoutOf(automaton, room)
    this.#layout = layout
    const pages = Math.ceil((layout.end + 4 * LANES) / PAGE)
    this.#run = startModule(pages, [reachOf(automaton, layout), findOf(automaton, layout), probeOf(layout)])
    const { buffer } = this.#run.memory
    const classes = automaton.classes.map((one) => 2 * one)
    new Uint8Array(buffer).set(classes, layout.classes)
    new Uint8Array(buffer).set(isBase64, layout.base64)
    const { table } = automaton
    new Uint8Array(buffer).set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), layout.table)
    this.#bytes = new Uint8Array(buffer, layout.bytes, room + PADDING)
    this.#words = new Int32Array(buffer)
  }

  /** All hits whose last byte is within `from` and `to`; keywords that begin before `from` are none. */
  find(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from
    this.#bytes.set(bytes.subarray(from, to))
    this.#bytes.fill(0, length, length + PADDING)
    this.#from = from
    this.count = 0
    if (length === 0) return
    // Of the last part up to three bytes are zeros, which no keyword has.
    const part = Math.ceil(length / LANES)
    const { longest } = this.#automaton
    const stateAt = (at: number): number => this.#run.reach(Math.max(0, at - longest + 1), at, 0)
    this.#run.find(part, 0, ...Array.from({ length: LANES - 1 }, (_, i) => stateAt((i + 1) * part)))
    this.#gather()
  }

  /** Hits of all parts, one behind the other. */
  #gather(): void {
    const { hits, laneHits, end } = this.#layout
    let to = hits >> 2
    for (let i = 0; i < LANES; i++) {
      const from = (hits + i * laneHits) >> 2
      const until = this.#words[(end >> 2) + i]! >> 2
      if (from !== to) this.#words.copyWithin(to, from, until)
      to += until - from
    }
    this.count = (to - (hits >> 2)) >> 1
  }

  /**
   * In the bytes that were searched last: the first of the places `from`, `from + STEP`… at which a run of base64 may be, before `to`; else
   * one at or behind it.
   */
  nextProbe(from: number, to: number): number {
    return this.#from + this.#run.probe(from - this.#from, to - this.#from)
  }

  /** Of hit `i`, in order: where its last byte is. */
  at(i: number): number {
    return this.#from + this.#words[(this.#layout.hits >> 2) + 2 * i]!
  }

  /** Of hit `i`: the state, of which the automaton knows the keywords. */
  state(i: number): number {
    return this.#words[(this.#layout.hits >> 2) + 2 * i + 1]!
  }
}
