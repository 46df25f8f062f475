import type { RE2JS } from 're2js'
import type { Library, Overload } from '../../library.ts'
import { CelFailure, CelOptional, type Outcome, type Value, costSize, types } from '../../values/index.ts'
import { regexOf } from '../standard/regex.ts'

const { int, string } = types

type Int = number | bigint
type Match = { readonly start: number; readonly end: number; readonly groups: readonly (string | undefined)[] }

function* matchesOf(regex: RE2JS, text: string): Iterable<Match> {
  const matcher = regex.matcher(text)
  while (matcher.find())
    yield {
      start: matcher.start(),
      end: matcher.end(),
      groups: Array.from({ length: regex.groupCount() + 1 }, (_, i) => matcher.group(i) ?? undefined),
    }
}

/** The pattern with one group at most; a failure when it has more or is none. */
function withOneGroup(pattern: string): RE2JS | CelFailure {
  const regex = regexOf(pattern)
  if (regex instanceof CelFailure || regex.groupCount() <= 1) return regex
  return new CelFailure(`regular expression has more than one capturing group: ${JSON.stringify(pattern)}`)
}

function extract(text: string, pattern: string): Outcome {
  const regex = withOneGroup(pattern)
  if (regex instanceof CelFailure) return regex
  for (const { groups } of matchesOf(regex, text)) {
    const found = groups.at(-1)
    return found === undefined || (found === '' && groups.length > 1) ? CelOptional.none : CelOptional.of(found)
  }
  return CelOptional.none
}

function extractAll(text: string, pattern: string): Outcome {
  const regex = withOneGroup(pattern)
  if (regex instanceof CelFailure) return regex
  const found: string[] = []
  for (const { groups } of matchesOf(regex, text)) {
    const part = groups.at(-1)
    if (part !== undefined && (part !== '' || groups.length === 1)) found.push(part)
  }
  return found
}

/** `\1` is a group, `\\` a backslash. */
function expand(replacement: string, groups: Match['groups']): string | CelFailure {
  let expanded = ''
  for (let i = 0; i < replacement.length; i++) {
    if (replacement[i] !== '\\') {
      expanded += replacement[i]!
      continue
    }
    const next = replacement[++i]
    if (next === undefined) return new CelFailure(`invalid replacement string: '${replacement}' \\ not allowed at end`)
    if (next === '\\') expanded += next
    else if (!/[0-9]/.test(next)) return new CelFailure(`invalid replacement string: '${replacement}' \\ must be followed by a digit or \\`)
    else if (Number(next) >= groups.length)
      return new CelFailure(`replacement string references group ${next} but regex has only ${groups.length - 1} group(s)`)
    else expanded += groups[Number(next)] ?? ''
  }
  return expanded
}

/** UTF-16 units of a text that is made. */
const LONGEST = 1 << 24

function replace(text: string, pattern: string, replacement: string, count: Int): Outcome {
  if (count === 0 || count === 0n) return text
  const regex = regexOf(pattern)
  if (regex instanceof CelFailure) return regex
  const parts: string[] = []
  let [from, left, length] = [0, count < 0 ? Number.POSITIVE_INFINITY : Number(count), text.length]
  for (const { start, end, groups } of matchesOf(regex, text)) {
    if (left-- <= 0) break
    const expanded = expand(replacement, groups)
    if (expanded instanceof CelFailure) return expanded
    length += expanded.length
    if (length > LONGEST) return new CelFailure('replace: text too long')
    parts.push(text.slice(from, start), expanded)
    from = end
  }
  return parts.join('') + text.slice(from)
}

const searchCost = ([text, pattern]: readonly Value[]): number => (costSize(text!) + 1) * 0.1 * ((costSize(pattern!) + 1) * 0.25)

const cost = (extra: number, whole: (value: number) => number): NonNullable<Overload['cost']> => ({
  onlyResolved: true,
  run: (args, result) => whole(1 + searchCost(args) + costSize(result) + extra),
})

/** cel-go's ext.Regex. */
export const regexLibrary: Library = {
  id: 'regex',
  functions: [
    {
      name: 'regex.extract',
      overloads: [
        {
          id: 'regex_extract_string_string',
          params: [string, string],
          result: types.optional(string),
          evaluate: extract,
          cost: cost(0, Math.ceil),
        },
      ],
    },
    {
      name: 'regex.extractAll',
      overloads: [
        {
          id: 'regex_extractAll_string_string',
          params: [string, string],
          result: types.list(string),
          evaluate: extractAll,
          cost: cost(10, Math.ceil),
        },
      ],
    },
    {
      name: 'regex.replace',
      overloads: [
        {
          id: 'regex_replace_string_string_string',
          params: [string, string, string],
          result: string,
          evaluate: (text: string, pattern: string, replacement: string) => replace(text, pattern, replacement, -1),
          cost: cost(0, Math.floor),
        },
        {
          id: 'regex_replace_string_string_string_int',
          params: [string, string, string, int],
          result: string,
          evaluate: replace,
          cost: cost(0, Math.floor),
        },
      ],
    },
  ],
}
