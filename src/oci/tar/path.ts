/**
 * A tar name as a path below the root: no leading slash, no `.` and no empty segments; `..` goes up and stops at the root, as it does
 * for a process in the container. The root itself is the empty string.
 */
export function normalPath(name: string): string {
  if (!/(?:^\/|^\.|\/\/|\/\.|\/$)/.test(name)) return name
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
