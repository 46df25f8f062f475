/** Gatekeeper's names with a star before, after or on both sides (pkg/wildcard); a star elsewhere is a star. */
export function matchesWildcard(pattern: string, name: string): boolean {
  const open = pattern.startsWith('*')
  const close = pattern.endsWith('*')
  const core = pattern.slice(open ? 1 : 0, close && pattern.length > 1 ? -1 : undefined)
  if (open && close) return name.includes(core)
  if (open) return name.endsWith(core)
  return close ? name.startsWith(core) : name === pattern
}

/** A generateName is a beginning: only patterns that leave the end open can be said to match it. */
export const matchesGenerateName = (pattern: string, beginning: string): boolean =>
  pattern.endsWith('*') && matchesWildcard(pattern, beginning)
