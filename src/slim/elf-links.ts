import { ParseError } from '#base/index.ts'

/** What a program or library asks the dynamic linker for (System V ABI, chapter 5). */
export type ElfLinks = {
  /** The dynamic linker, without a leading slash; a static program has none. */
  readonly interpreter?: string
  /** Names of libraries, as DT_NEEDED has them. */
  readonly needed: readonly string[]
  /** Where it looks first, `$ORIGIN` unresolved; `inherited` for DT_RPATH, which those that it loads use, too. */
  readonly searches: readonly string[]
  readonly inherited: boolean
  /** It may load further libraries at run time, by names that no table has. */
  readonly opens: boolean
}

const PT_LOAD = 1
const PT_DYNAMIC = 2
const PT_INTERP = 3
const DT_NEEDED = 1
const DT_STRTAB = 5
const DT_STRSZ = 10
const DT_RPATH = 15
const DT_RUNPATH = 29

/** Counts: no linker makes more. */
const SEGMENTS = 256
const ENTRIES = 16_384
/** Bytes of a name, and of the table of names. */
const NAME = 4096
const NAMES = 64 * 1024 * 1024

type Segment = { readonly type: number; readonly offset: number; readonly address: number; readonly size: number }

class Elf {
  readonly #bytes: Buffer
  readonly #is64: boolean
  readonly #little: boolean

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (bytes.length < 64 || this.#bytes.readUInt32BE(0) !== 0x7f454c46)
      throw new ParseError('malformed', 'not an ELF file', { position: 'offset 0' })
    this.#is64 = bytes[4] === 2
    this.#little = bytes[5] !== 2
  }

  #number(at: number, length: 2 | 4 | 8): number {
    if (at < 0 || at + length > this.#bytes.length)
      throw new ParseError('malformed', 'an ELF file that breaks off', { position: `offset ${at}` })
    if (length === 8) return Number(this.#little ? this.#bytes.readBigUInt64LE(at) : this.#bytes.readBigUInt64BE(at))
    return this.#little ? this.#bytes.readUIntLE(at, length) : this.#bytes.readUIntBE(at, length)
  }

  #field(base: number, at32: number, at64: number): number {
    return this.#is64 ? this.#number(base + at64, 8) : this.#number(base + at32, 4)
  }

  segments(): Segment[] {
    const offset = this.#field(0, 28, 32)
    const size = this.#number(this.#is64 ? 54 : 42, 2)
    const count = this.#number(this.#is64 ? 56 : 44, 2)
    if (count > SEGMENTS || size < 32)
      throw new ParseError('malformed', `an ELF file with ${count} segments`, { position: `offset ${offset}` })
    return Array.from({ length: count }, (_, i) => {
      const at = offset + i * size
      return {
        type: this.#number(at, 4),
        offset: this.#field(at, 4, 8),
        address: this.#field(at, 8, 16),
        size: this.#field(at, 16, 32),
      }
    })
  }

  dynamic({ offset, size }: Segment): (readonly [tag: number, value: number])[] {
    const step = this.#is64 ? 16 : 8
    const entries: (readonly [number, number])[] = []
    for (let at = offset; at + step <= offset + size; at += step) {
      const tag = this.#field(at, 0, 0)
      if (tag === 0 || entries.length >= ENTRIES) break
      entries.push([tag, this.#field(at, 4, 8)])
    }
    return entries
  }

  text(at: number, most = NAME): string {
    const end = this.#bytes.indexOf(0, at)
    return at < 0 || end < 0 || end - at > most ? '' : this.#bytes.toString('latin1', at, end)
  }

  /** A symbol's name, or the end of a longer one: linkers let names share their ends. */
  has(text: string, at: number, length: number): boolean {
    return this.#bytes.subarray(at, at + Math.min(length, NAMES)).includes(`${text}\0`)
  }
}

/** @throws ParseError when it is no ELF file or breaks off */
export function readElfLinks(bytes: Uint8Array): ElfLinks {
  const elf = new Elf(bytes)
  const segments = elf.segments()
  const at = (type: number): Segment | undefined => segments.find((one) => one.type === type)
  const [interp, dynamic] = [at(PT_INTERP), at(PT_DYNAMIC)]
  const interpreter = interp ? elf.text(interp.offset).replace(/^\/+/, '') : ''
  const entries = dynamic ? elf.dynamic(dynamic) : []
  const valueOf = (tag: number): number | undefined => entries.find(([one]) => one === tag)?.[1]
  const address = valueOf(DT_STRTAB) ?? -1
  const home = segments.find((one) => one.type === PT_LOAD && address >= one.address && address < one.address + one.size)
  const names = home ? home.offset + address - home.address : -1
  const textOf = (value: number): string => (names < 0 ? '' : elf.text(names + value))
  const [rpath, runpath] = [valueOf(DT_RPATH), valueOf(DT_RUNPATH)]
  const searches = runpath ?? rpath
  return {
    ...(interpreter === '' ? {} : { interpreter }),
    needed: entries.flatMap(([tag, value]) => (tag === DT_NEEDED ? [textOf(value)] : [])).filter((name) => name !== ''),
    searches:
      searches === undefined
        ? []
        : textOf(searches)
            .split(':')
            .filter((one) => one !== ''),
    inherited: runpath === undefined,
    opens: names >= 0 && elf.has('dlopen', names, valueOf(DT_STRSZ) ?? 0),
  }
}
