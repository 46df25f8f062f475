import type { VersionScheme } from './contract.ts'
import { compareNatural } from './natural.ts'

/** Characters; longer texts count as breaking the grammar, which bounds regular expressions and recursion. */
const LONGEST = 1024

type Declaration<T> = Pick<VersionScheme, 'id' | 'title' | 'specification'> & {
  /** More forgiving than `valid`; undefined when nothing sensible can be read. */
  readonly parse: (version: string) => T | undefined
  readonly compare: (a: T, b: T) => number
  /** The scheme's own grammar; all that parses, when left out. */
  readonly valid?: RegExp
}

/** A scheme whose versions are parsed before they are compared. What does not parse sorts before all that does. */
export function parsedScheme<T>({ id, title, specification, parse, compare, valid }: Declaration<T>): VersionScheme {
  const read = (version: string): T | undefined => (version.length > LONGEST ? undefined : parse(version.trim()))
  return {
    id,
    title,
    specification,
    compare(a, b) {
      if (a === b) return 0
      const x = read(a)
      const y = read(b)
      if (x !== undefined && y !== undefined) return compare(x, y)
      if (x === undefined && y === undefined) return compareNatural(a, b)
      return x === undefined ? -1 : 1
    },
    valid: (version) => version.length <= LONGEST && (valid ? valid.test(version.trim()) : read(version) !== undefined),
  }
}
