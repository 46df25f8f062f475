import type { VersionScheme } from './contract.ts'
import { compareNatural } from './natural.ts'

/** Characters; longer texts count as breaking the grammar, which bounds regular expressions and recursion. */
const LONGEST = 1024

type Declaration<T> = Pick<VersionScheme, 'id' | 'title' | 'specification' | 'baseOf'> & {
  /** More forgiving than `valid`; undefined when nothing sensible can be read. */
  readonly parse: (version: string) => T | undefined
  readonly compare: (a: T, b: T) => number
  /** The scheme's own grammar; all that parses, when left out. */
  readonly valid?: RegExp
}

/** Versions whose parsed form is kept: matching compares one with the same bounds again and again. */
const REMEMBERED = 4096

/** What a text begins with that every scheme can read: `1.2.3` of `1.2.3_custom!`. */
const HEAD = /^[v=]?\d+(?:\.\d+)*/

/**
 * A scheme whose versions are parsed before they are compared. What does not parse stands right behind the version that its first
 * numbers are; what does not even begin with a number stands before all that does.
 */
export function parsedScheme<T>({ id, title, specification, parse, compare, valid, baseOf }: Declaration<T>): VersionScheme {
  const known = new Map<string, T | undefined>()
  const read = (version: string): T | undefined => {
    if (version.length > LONGEST) return undefined
    if (known.has(version)) return known.get(version)
    const value = parse(version.trim())
    if (known.size >= REMEMBERED) known.clear()
    known.set(version, value)
    return value
  }
  const readHead = (version: string): T | undefined => {
    const head = HEAD.exec(version.trimStart().slice(0, LONGEST))
    return head ? parse(head[0]) : undefined
  }
  return {
    id,
    title,
    specification,
    ...(baseOf ? { baseOf } : {}),
    compare(a, b) {
      if (a === b) return 0
      const x = read(a)
      const y = read(b)
      if (x !== undefined && y !== undefined) return compare(x, y)
      const nearX = x ?? readHead(a)
      const nearY = y ?? readHead(b)
      if (nearX === undefined || nearY === undefined)
        return nearX === nearY ? compareNatural(a.trim(), b.trim()) : nearX === undefined ? -1 : 1
      return compare(nearX, nearY) || (x === undefined && y === undefined ? compareNatural(a.trim(), b.trim()) : x === undefined ? 1 : -1)
    },
    valid: (version) => version.length <= LONGEST && (valid ? valid.test(version.trim()) : read(version) !== undefined),
  }
}
