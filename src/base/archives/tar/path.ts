/**
 * A tar name as a path below the root: no leading slash, no `.` and no empty segments; `..` goes up and stops at the root, as it does
 * for a process in the container. The root itself is the empty string.
 */
export function normalPath(name: string): string {
  // `./usr/bin/` as most tools write it: nothing but the ends to take off.
  const start = name.startsWith('./') ? 2 : 0
  const plain = name.slice(start, name.endsWith('/') ? Math.max(start, name.length - 1) : undefined)
  if (!/^[/.]|\/[/.]|\/$/.test(plain)) return plain
  const segments: string[] = []
  for (const segment of name.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}

/** Where a link at `path` points, below the root. */
export const linkTarget = (path: string, link: string): string =>
  link.startsWith('/') ? normalPath(link) : normalPath(`${path.slice(0, path.lastIndexOf('/') + 1)}${link}`)
