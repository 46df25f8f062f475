/** An absolute path without `.`, `..`, doubled slashes and one at its end. */
export function normalPath(path: string): string {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') segments.pop()
    else segments.push(segment)
  }
  return `/${segments.join('/')}`
}

/** Below the root: where files live until the next start. */
export const isTemporary = (path: string): boolean => /^(?:tmp|var\/tmp|dev\/shm|run|var\/run)\//.test(path)
