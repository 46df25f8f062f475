import { folderOf } from '#base/index.ts'

/** site-packages of `site-packages/x.dist-info/METADATA`, `site-packages/x.egg-info`, `site-packages/x.egg/EGG-INFO/PKG-INFO`. */
export function shelfOf(path: string): string {
  const folder = folderOf(path)
  if (/\.(?:egg-info|egg)$/.test(path)) return folder
  return /\.egg\/EGG-INFO$/i.test(folder) ? folderOf(folderOf(folder)) : folderOf(folder)
}

/** `3.11` of `usr/lib/python3.11/site-packages/…`. */
export const pythonOf = (path: string): string | undefined => /(?:^|\/)(?:python|pypy)(\d{1,2}\.\d{1,3})\//.exec(path)?.[1]

/** Where a system's Python looks, its own packages and those of the distribution (site module; Debian's "Python policy", 3.1). */
export const systemFolders = (python: string): string[] => [
  `usr/local/lib/python${python}/site-packages`,
  `usr/local/lib64/python${python}/site-packages`,
  `usr/local/lib/python${python}/dist-packages`,
  'usr/lib/python3/dist-packages',
  `usr/lib/python${python}/dist-packages`,
  `usr/lib/python${python}/site-packages`,
  `usr/lib64/python${python}/site-packages`,
]

/**
 * The folders that a distribution in `shelf` finds others in, its own first. Wheels with machine code may lie in a twin below lib64;
 * what a user installs sees the system's. A virtual environment sees only itself, unless its pyvenv.cfg says otherwise.
 */
export function searchesOf(shelf: string): string[] {
  const twin = shelf.replace(
    /(^|\/)lib(64)?\/(python[\d.]+\/site-packages)$/,
    (_, start: string, wide: string | undefined, rest: string) => `${start}lib${wide ? '' : '64'}/${rest}`,
  )
  const isSystem = /^(?:usr\/(?:local\/)?|(?:.*\/)?\.local\/)?lib(?:64)?\/python[\d.]+\/(?:site|dist)-packages$/.test(shelf)
  const python = pythonOf(`${shelf}/`)
  return [...new Set([shelf, twin, ...(isSystem && python ? systemFolders(python) : [])])]
}
