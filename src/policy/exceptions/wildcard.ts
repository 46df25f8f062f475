/** What a pattern in braces may become, a count. */
const ALTERNATIVES = 64

/** `a{b,c}` as `ab` and `ac`; braces that do not close stand for themselves. */
function expanded(pattern: string): readonly string[] {
  let patterns = [pattern]
  for (;;) {
    const next = patterns.flatMap((one) => {
      const [, before, inner, after] = /^([^{]*)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(one) ?? []
      return inner === undefined ? [one] : inner.split(',').map((choice) => `${before}${choice}${after}`)
    })
    if (next.length === patterns.length || next.length > ALTERNATIVES) return patterns
    patterns = next
  }
}

/**
 * Whether a pattern, in which `*` stands for any run of characters and `?` for one, covers the whole text. Goes back to the last star
 * only, so it takes no longer than the product of the lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0
  let star = -1
  let from = 0
  for (let t = 0; t < text.length;) {
    const c = pattern[p]
    if (c === '*') {
      star = p++
      from = t
    } else if (c !== undefined && (c === '?' || c === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++from
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Segment by segment; `rest[j]` says whether the pattern's segments from `i` on cover the path's from `j` on. */
function coversPath(pattern: readonly string[], path: readonly string[]): boolean {
  let rest = path.map(() => false).concat(true)
  for (let i = pattern.length - 1; i >= 0; i--) {
    const next = path.map(() => false).concat(false)
    if (pattern[i] === '**') {
      // At the end it stands for what is below a folder, not for the folder itself.
      const last = i === pattern.length - 1
      for (let j = path.length; j >= 0; j--) next[j] = last ? j < path.length : rest[j]! || (next[j + 1] ?? false)
    } else for (let j = 0; j < path.length; j++) next[j] = rest[j + 1]! && matchesWildcard(pattern[i]!, path[j]!)
    rest = next
  }
  return rest[0]!
}

const segments = (path: string): string[] => path.replace(/^\.?\/+/, '').split('/')

/**
 * Whether a glob covers a path: `**` stands for any number of whole segments, `*` and `?` stay within one, `{a,b}` is either. A folder,
 * written with a slash at its end, covers what is below it. Time grows with the product of the lengths, whatever the pattern: paths are
 * foreign.
 */
export function matchesPath(glob: string, path: string): boolean {
  const given = segments(path)
  return expanded(glob.endsWith('/') ? `${glob}**` : glob).some((one) => coversPath(segments(one), given))
}

/** A pattern that nothing escapes. */
export const isEverything = (pattern: string): boolean => /^[*?/.]*$/.test(pattern) && pattern.includes('*')
