import { type FormatArgument, formatGo } from '../go/format.ts'
import { showValue } from '../values/print-value.ts'
import { RegoDecimal, RegoObject, type Value, integerOf, isArray, isNumber, itemsOf } from '../values/value.ts'
import type { Builtins } from './contract.ts'

/** A number that is too large for a double is its text. */
function asArgument(value: Value): FormatArgument {
  if (value instanceof RegoDecimal) return Number.isFinite(value.number) ? { float: value.number } : value.text
  return isNumber(value) || typeof value === 'string' ? value : showValue(value)
}

/** A string, or strings of an array or set. */
function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return [value]
  const items = value === undefined ? undefined : itemsOf(value)
  return items?.every((item) => typeof item === 'string') ? items : undefined
}

/** Whether any text begins (or ends) with any of the others. */
const anyOf =
  (holds: (text: string, part: string) => boolean) =>
  ([texts, parts]: readonly Value[]): boolean | undefined => {
    const [all, wanted] = [textsOf(texts), textsOf(parts)]
    return all && wanted && all.some((text) => wanted.some((part) => holds(text, part)))
  }

/** Positions of a text in another, in code points. */
function indexesOf(text: string, part: string): number[] | undefined {
  if (part === '') return undefined
  const found: number[] = []
  let points = 0
  let from = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    points += Array.from(text.slice(from, at)).length
    from = at
    found.push(points)
  }
  return found
}

/** How often a text is in another without overlaps; an empty one is before and after each character, as in Go. */
function countOf(text: string, part: string): number {
  return part === '' ? Array.from(text).length + 1 : text.split(part).length - 1
}

/** The first parts of a text, or the last ones for a negative count. */
function splitOf(text: string, separator: string, count: bigint): string[] {
  const parts = separator === '' ? Array.from(text) : text.split(separator)
  return count >= 0n ? parts.slice(0, Number(count)) : parts.slice(Math.max(parts.length + Number(count), 0))
}

export const stringFunctions: Builtins = {
  sprintf: ([format, values]) =>
    typeof format === 'string' && values !== undefined && isArray(values) ? formatGo(format, values.map(asArgument)) : undefined,
  'strings.any_prefix_match': anyOf((text, part) => text.startsWith(part)),
  'strings.any_suffix_match': anyOf((text, part) => text.endsWith(part)),
  'strings.count': ([text, part]) => (typeof text === 'string' && typeof part === 'string' ? countOf(text, part) : undefined),
  'strings.split_n': ([text, separator, count]) => {
    const most = integerOf(count)
    return typeof text === 'string' && typeof separator === 'string' && most !== undefined ? splitOf(text, separator, most) : undefined
  },
  indexof_n: ([text, part]) => (typeof text === 'string' && typeof part === 'string' ? indexesOf(text, part) : undefined),
  print: () => true,
  'internal.print': () => true,
  trace: () => true,
  'opa.runtime': () => new RegoObject([]),
}
