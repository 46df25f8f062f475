/** A member of a tar archive; what is set by hand may contradict the rest. */
export type Member = {
  readonly name: string | Uint8Array
  /** The type flag; default a regular file. */
  readonly flag?: string
  readonly content?: string | Uint8Array
  readonly link?: string
  readonly mode?: number
  /** What the header says of the size: a number, or the field's twelve bytes. */
  readonly size?: number | string
  readonly magic?: string
  /** Bytes of the header by offset, before the checksum is made. */
  readonly bytes?: Readonly<Record<number, string>>
}

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`
const padded = (content: Uint8Array): Buffer => Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)])

/** A header of ustar form and the content after it. */
export function member({
  name,
  flag = '0',
  content = '',
  link = '',
  mode = 0o644,
  size,
  magic = 'ustar\x0000',
  bytes = {},
}: Member): Buffer {
  const body = Buffer.from(content as string)
  const block = Buffer.alloc(512)
  block.set(Buffer.from(name as string).subarray(0, 100))
  const stated = typeof size === 'string' ? size : octal(size ?? body.length, 12)
  const fields = {
    100: octal(mode, 8),
    108: octal(0, 8),
    116: octal(0, 8),
    124: stated,
    136: octal(0, 12),
    156: flag,
    157: link,
    257: magic,
  }
  for (const [at, text] of Object.entries({ ...fields, ...bytes })) block.write(text, Number(at), 'latin1')
  block.fill(' ', 148, 156)
  block.write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  )
  return Buffer.concat([block, padded(body)])
}

/** An archive of members, or of files by name and folders by a trailing slash. */
export const tar = (...members: readonly (Member | string | Uint8Array)[]): Buffer =>
  Buffer.concat([
    ...members.map((one) =>
      one instanceof Uint8Array ? one : member(typeof one === 'string' ? { name: one, flag: one.endsWith('/') ? '5' : '0' } : one),
    ),
    Buffer.alloc(1024),
  ])

/** One record of pax(1). */
function record(key: string, value: string | number): string {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest) + 1
  while (String(length).length + Buffer.byteLength(rest) !== length) length = String(length).length + Buffer.byteLength(rest)
  return `${length}${rest}`
}

/** An extended header for the member that follows, `g` for a global one. A key may come more than once. */
export const pax = (records: readonly (readonly [key: string, value: string | number])[], flag: 'x' | 'g' = 'x'): Buffer =>
  member({ name: 'pax', flag, content: records.map(([key, value]) => record(key, value)).join('') })

/** GNU's long name, or with `K` long link, for the member that follows. */
export const long = (text: string, flag: 'L' | 'K' = 'L'): Buffer =>
  member({ name: '././@LongLink', flag, content: `${text}\0`, magic: 'ustar  \0' })

/** Pieces of a size, as a stream gives them. */
export async function* pieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
