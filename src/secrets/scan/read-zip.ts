import { MiB, type Zip, messageOf, openZip } from '#base/index.ts'
import { Allowance } from '../engine/windows.ts'
import { isZip } from './archive-kind.ts'

/** Bytes that all archives of a layer may unpack to: this much, and eight times what was read; jars come to two or three times. */
const [AT_ONCE, SHARE] = [256 * MiB, 8] as const
/** One member, and archives within archives: Spring Boot's jars hold jars. */
const [MEMBER, DEPTH] = [16 * MiB, 2] as const

export const unpackAllowance = (): Allowance => new Allowance(AT_ONCE, SHARE)

export type Member = { readonly path: string; readonly bytes: Uint8Array } | { readonly path: string; readonly reason: string }

/** The files of an archive and of those within it, each as `archive!/member`; those that are too large or damaged with the reason. */
export function* readZip(path: string, bytes: Uint8Array, allowance: Allowance, depth = 1): Generator<Member> {
  let zip: Zip
  try {
    zip = openZip(bytes)
  } catch (thrown) {
    yield { path, reason: messageOf(thrown) }
    return
  }
  for (const entry of zip.entries) {
    if (entry.size === 0) continue
    const name = `${path}!/${entry.name}`
    if (!allowance.take(entry.size)) {
      yield { path: name, reason: 'archives of the layer that unpack to too much' }
      return
    }
    let content: Uint8Array
    try {
      content = zip.read(entry, MEMBER)
    } catch (thrown) {
      yield { path: name, reason: messageOf(thrown) }
      continue
    }
    if (isZip(content) && depth < DEPTH) yield* readZip(name, content, allowance, depth + 1)
    else yield { path: name, bytes: content }
  }
}
