import { MiB, ParseError } from '#base/index.ts'
import { partBytes } from '../../executables/executable.ts'
import { readExecutable } from '../../executables/read-executable.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { readDeps } from './deps-json.ts'

/** Stands in every .NET host, after eight bytes that publishing as a single file sets to the place of the bundle's header. */
const MARK = Buffer.from('8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae', 'hex')
/** Bytes of the list of packages within; real ones have up to 1 MiB. */
const LARGEST = 32 * MiB

const malformed = (offset: number): ParseError =>
  new ParseError('malformed', 'a .NET application in a single file whose header breaks off', { position: `offset ${offset}` })

/** Where the header of the files is that were joined to the host; undefined when none were, as for most hosts. */
function headerOffset(bytes: Uint8Array): number | undefined {
  const program = readExecutable(bytes)
  for (const section of program.sections) {
    if (section.name !== '.data') continue
    const data = partBytes(program, section)
    const at = Buffer.from(data.buffer, data.byteOffset, data.length).indexOf(MARK)
    if (at < 8) continue
    const offset = Number(new DataView(data.buffer, data.byteOffset + at - 8, 8).getBigUint64(0, true))
    return offset === 0 ? undefined : offset
  }
  return undefined
}

/**
 * The .deps.json of the bundle (.NET's single-file design, "Bundle layout"): version, count of files and an identifier with its length
 * in groups of seven bits; since version 2 (.NET 5) the place and size of the list follow. It is never compressed.
 */
function depsIn(bytes: Uint8Array, offset: number): Uint8Array {
  if (offset + 13 > bytes.length) throw malformed(offset)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const major = view.getUint32(offset, true)
  if (major < 2 || major > 100)
    throw new ParseError('unsupported', `a .NET application in a single file of version ${major}: its packages are not read`)
  let at = offset + 12
  let length = 0
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[at++] ?? 0
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  at += length
  if (at + 16 > bytes.length) throw malformed(at)
  const [start, size] = [Number(view.getBigInt64(at, true)), Number(view.getBigInt64(at + 8, true))]
  if (size > LARGEST) throw new ParseError('too-large', `a list of packages of ${size} bytes, more than ${LARGEST}`)
  if (start < 0 || size < 0 || start + size > bytes.length) throw malformed(at)
  return bytes.subarray(start, start + size)
}

function* parse(file: FoundFile): Generator<Found> {
  const offset = headerOffset(file.bytes)
  if (offset === undefined) return
  const deps = depsIn(file.bytes, offset)
  if (deps.length === 0)
    throw new ParseError('unsupported', 'a .NET application in a single file that was published without its list of packages')
  yield* readDeps(deps).packages
}

export const dotnetBundle = {
  id: 'dotnet-bundle',
  revision: 2,
  paths: [],
  magic: 'executable',
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Applications of .NET 5 and later that were published as a single file for Linux, by the list of packages in it. Those of .NET Core 3 are named as not read; native code (Native AOT) does not say what it is made of.',
  parse,
} satisfies Cataloger
