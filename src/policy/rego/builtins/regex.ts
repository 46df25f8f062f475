import { RE2JS } from 're2js'
import { type Value, integerOf } from '../values/value.ts'
import type { Builtin, Builtins } from './contract.ts'
import { intersects } from './glob-intersection.ts'

/** Patterns that are kept compiled; policies have some, an attack many. */
const KEPT = 200
/** UTF-16 units of a text that is made. */
const LONGEST = 1 << 26

const compiled = new Map<string, RE2JS | undefined>()

/** In linear time, as Go's. Undefined for a pattern that is none. */
function regexOf(pattern: string): RE2JS | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern)
  if (compiled.size >= KEPT) compiled.clear()
  let regex: RE2JS | undefined
  try {
    regex = RE2JS.compile(pattern)
  } catch {
    regex = undefined
  }
  compiled.set(pattern, regex)
  return regex
}

type Match = { readonly start: number; readonly end: number; readonly groups: readonly string[] }

/** As Go finds them: an empty match right after another is none. */
function* matchesOf(regex: RE2JS, text: string): Generator<Match> {
  const matcher = regex.matcher(text)
  let last = -1
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()]
    if (start === end && start === last) continue
    last = end
    yield { start, end, groups: Array.from({ length: regex.groupCount() + 1 }, (_, i) => matcher.group(i) ?? '') }
  }
}

function find([pattern, text, count]: readonly Value[]): Value | undefined {
  const most = integerOf(count)
  const regex = typeof pattern === 'string' ? regexOf(pattern) : undefined
  if (!regex || typeof text !== 'string' || most === undefined) return undefined
  const found: string[] = []
  for (const { groups } of matchesOf(regex, text)) {
    if (most >= 0n && BigInt(found.length) >= most) break
    found.push(groups[0]!)
  }
  return found
}

/** Go's Regexp.Split with all parts: an empty match at the start of the text ends no part, and none is made past its end. */
function split([pattern, text]: readonly Value[]): Value | undefined {
  const regex = typeof pattern === 'string' ? regexOf(pattern) : undefined
  if (!regex || typeof text !== 'string') return undefined
  if (pattern !== '' && text === '') return ['']
  const parts: string[] = []
  let [from, end] = [0, 0]
  for (const match of matchesOf(regex, text)) {
    if (match.end === 0) continue
    end = match.start
    parts.push(text.slice(from, end))
    from = match.end
  }
  if (end !== text.length) parts.push(text.slice(from))
  return parts
}

/** `$1`, `$name`, `${name}` and `$$` of a replacement: the longest name counts, what names nothing is empty (Go's Regexp.Expand). */
function expand(template: string, { groups }: Match, names: Readonly<Record<string, number>>): string {
  return template.replaceAll(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole: string, plain?: string, braced?: string) => {
    if (whole === '$$') return '$'
    const name = plain ?? braced ?? ''
    const index = /^\d+$/.test(name) ? Number(name) : names[name]
    return index === undefined ? '' : (groups[index] ?? '')
  })
}

function replace([text, pattern, replacement]: readonly Value[]): Value | undefined {
  const regex = typeof pattern === 'string' ? regexOf(pattern) : undefined
  if (!regex || typeof text !== 'string' || typeof replacement !== 'string') return undefined
  const names = regex.namedGroups()
  const parts: string[] = []
  let [from, length] = [0, text.length]
  for (const match of matchesOf(regex, text)) {
    const made = expand(replacement, match, names)
    length += made.length
    if (length > LONGEST) return undefined
    parts.push(text.slice(from, match.start), made)
    from = match.end
  }
  return parts.join('') + text.slice(from)
}

/** The pattern of `urn:foo:<.*>`: what stands between the delimiters is one, the rest is itself. Undefined where they do not pair. */
function templatePattern(template: string, start: string, end: string): string | undefined {
  let [pattern, level, from] = ['^', 0, 0]
  for (let at = 0; at < template.length; at++) {
    if (template[at] === start) {
      if (++level !== 1) continue
      pattern += RE2JS.quote(template.slice(from, at))
      from = at + 1
    } else if (template[at] === end) {
      if (--level < 0) return undefined
      if (level > 0) continue
      pattern += `(${template.slice(from, at)})`
      from = at + 1
    }
  }
  return level === 0 ? `${pattern}${RE2JS.quote(template.slice(from))}$` : undefined
}

const matchesTemplate: Builtin = ([template, text, start, end]) => {
  if (typeof template !== 'string' || typeof text !== 'string' || typeof start !== 'string' || typeof end !== 'string') return undefined
  const pattern = start.length === 1 && end.length === 1 ? templatePattern(template, start, end) : undefined
  return pattern === undefined ? undefined : regexOf(pattern)?.matcher(text).find()
}

export const regexFunctions: Builtins = {
  'regex.find_n': find,
  'regex.split': split,
  'regex.replace': replace,
  'regex.template_match': matchesTemplate,
  'regex.globs_match': ([one, other]) => (typeof one === 'string' && typeof other === 'string' ? intersects(one, other) : undefined),
}
