import type { Draft } from './assemble.ts'

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** `2.4.58-3` is Bitnami's third build of 2.4.58. */
const isBuildOf = (built: string, upstream: string): boolean => built === upstream || built.startsWith(`${upstream}-`)

/**
 * Programs that Bitnami's own document in a folder above them lists: `opt/bitnami/apache/bin/httpd` is Bitnami's apache of the same
 * version. @returns program → component
 */
export function bitnamiParts(drafts: readonly Draft[]): Map<Draft, Draft> {
  const components = Map.groupBy(
    drafts.filter(({ found }) => found.type === 'bitnami'),
    ({ file }) => folderOf(file),
  )
  const parts = new Map<Draft, Draft>()
  if (components.size === 0) return parts
  for (const draft of drafts)
    if (draft.found.type === 'generic')
      for (let folder = folderOf(draft.file); folder !== ''; folder = folderOf(folder.slice(0, -1))) {
        const component = components.get(folder)?.find(({ found }) => isBuildOf(found.version, draft.found.version))
        if (component) parts.set(draft, component)
      }
  return parts
}
