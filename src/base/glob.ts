/**
 * A pattern over slash-separated paths without a leading slash. `**` stands for any number of whole segments, `*` for any run of
 * characters within one, `{a,b}` for either. Nothing else is special.
 */
export type Glob = string

export type PathMatcher<T> = (path: string) => readonly T[]

const escape = (text: string): string => text.replace(/[.+^$()|[\]\\?]/g, '\\$&')

function expandBraces(glob: Glob): string[] {
  const open = glob.indexOf('{')
  if (open < 0) return [glob]
  const close = glob.indexOf('}', open)
  if (close < 0) return [glob]
  const alternatives = glob.slice(open + 1, close).split(',')
  return alternatives.flatMap((alternative) => expandBraces(glob.slice(0, open) + alternative + glob.slice(close + 1)))
}

function segmentsMatch(pattern: readonly (RegExp | string | null)[], path: readonly string[], i = 0, j = 0): boolean {
  for (; i < pattern.length; i++, j++) {
    const part = pattern[i]
    if (part === null) {
      if (i === pattern.length - 1) return true
      for (let k = j; k < path.length; k++) if (segmentsMatch(pattern, path, i + 1, k)) return true
      return false
    }
    const segment = path[j]
    if (segment === undefined) return false
    if (typeof part === 'string' ? part !== segment : !part!.test(segment)) return false
  }
  return j === path.length
}

function compile(glob: string): (segments: readonly string[]) => boolean {
  const parts = glob.split('/').map((part) => {
    if (part === '**') return null
    if (!part.includes('*')) return part
    return new RegExp(`^${part.split('*').map(escape).join('[^/]*')}$`)
  })
  return (segments) => segmentsMatch(parts, segments)
}

/**
 * Many globs at once. Patterns are indexed by their last segment (its literal name, its extension, or what is before its first dot or
 * hyphen), so that most paths are refused by a few map look-ups without splitting.
 */
export function matcherOf<T>(entries: Iterable<readonly [Glob, T]>): PathMatcher<T> {
  type Row = { readonly test: (segments: readonly string[]) => boolean; readonly value: T }
  const byName = new Map<string, Row[]>()
  const byExtension = new Map<string, Row[]>()
  const byStem = new Map<string, Row[]>()
  const byWord = new Map<string, Row[]>()
  const other: Row[] = []
  const push = (map: Map<string, Row[]>, key: string, row: Row): void => {
    const rows = map.get(key)
    if (rows) rows.push(row)
    else map.set(key, [row])
  }
  for (const [pattern, value] of entries)
    for (const glob of expandBraces(pattern)) {
      // Most patterns never meet a path with their key: they are compiled when one does.
      let compiled: Row['test'] | undefined
      const row: Row = { test: (segments) => (compiled ??= compile(glob))(segments), value }
      const last = glob.slice(glob.lastIndexOf('/') + 1)
      if (!last.includes('*')) push(byName, last, row)
      else if (/^[^.]*\.[^.*]+$/.test(last) && !/^[^.*-]+-/.test(last)) push(byExtension, last.slice(last.indexOf('.') + 1), row)
      else if (/^[^.*]+\./.test(last)) push(byStem, last.slice(0, last.indexOf('.')), row)
      else if (/^[^.*-]+-/.test(last)) push(byWord, last.slice(0, last.indexOf('-')), row)
      else other.push(row)
    }
  const none: readonly T[] = []
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const dot = name.lastIndexOf('.')
    const named = byName.get(name)
    const extended = dot < 0 ? undefined : byExtension.get(name.slice(dot + 1))
    const stemmed = dot < 0 ? undefined : byStem.get(name.slice(0, name.indexOf('.')))
    const hyphen = byWord.size === 0 ? -1 : name.indexOf('-')
    const worded = hyphen < 0 ? undefined : byWord.get(name.slice(0, hyphen))
    if (!named && !extended && !stemmed && !worded && other.length === 0) return none
    const segments = path.split('/')
    const found: T[] = []
    for (const rows of [named, extended, stemmed, worded, other])
      for (const row of rows ?? []) if (!found.includes(row.value) && row.test(segments)) found.push(row.value)
    return found
  }
}
