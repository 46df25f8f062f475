import { MiB } from '#base/index.ts'
import type { Mark, Program } from './contract.ts'

/** Bytes read around a mark: the longest seen is Redis' build id of 70. */
const BEFORE = 80
const AFTER = 160
/** Places of a mark that are looked at, a count; a program has a handful, Helm 6000 of the letters that its version starts with. */
const PLACES = 20_000
/** A version longer than this is none. */
const LONGEST = 60
/** Bytes that are searched: version texts of the largest programs seen (Node, Deno, Bun: 130 MB) stand in the first two thirds. */
const SEARCHED = 256 * MiB

const latin1 = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', Math.max(0, from), to)

const firstGroup = (pattern: RegExp, text: string): string | undefined => {
  const version = pattern.exec(text)?.[1]
  return version !== undefined && version.length <= LONGEST ? version : undefined
}

function byMark(mark: Mark, bytes: Buffer, path: string, most: number): string | undefined {
  if ('named' in mark) return firstGroup(mark.named, path.slice(path.lastIndexOf('/') + 1))
  if (mark.near === '') return firstGroup(mark.version, latin1(bytes, 0, AFTER))
  const near = Buffer.from(mark.near, 'latin1')
  let at = bytes.indexOf(near)
  for (let places = 0; at >= 0 && places < most; places++) {
    const version = firstGroup(mark.version, latin1(bytes, at - BEFORE, at + near.length + AFTER))
    if (version !== undefined) return version
    at = bytes.indexOf(near, at + near.length)
  }
  return undefined
}

/** The version of a program by its file, in time linear to the file's size; undefined when the file is something else. */
export function versionIn(
  program: Program,
  file: { readonly path: string; readonly bytes: Uint8Array },
  places = PLACES,
): string | undefined {
  const { buffer, byteOffset, length } = file.bytes
  const bytes = Buffer.from(buffer, byteOffset, Math.min(length, SEARCHED))
  if (program.never?.some((text) => bytes.includes(text, 0, 'latin1'))) return undefined
  const marks = typeof program.marks === 'function' ? program.marks(file.path) : program.marks
  for (const mark of marks) {
    const version = byMark(mark, bytes, file.path, places)
    if (version !== undefined) return version
  }
  return undefined
}
