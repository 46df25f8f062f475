import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { normalPath } from '../paths.ts'
import { filesWith, inConfig } from '../places.ts'
import { isWindows } from '../users.ts'

export const pathEntries: Predicate = (facts) => {
  const path = facts.config?.variables.find(({ name }) => name === 'PATH')?.value
  if (path === undefined || isWindows(facts.platform)) return []
  const open = new Set(filesWith(facts, 'world-writable').flatMap((file) => (file.type === 'directory' ? [`/${file.path}`] : [])))
  return path.split(':', 500).flatMap((entry) => {
    const folder = normalPath(entry)
    const wrong = !entry.startsWith('/')
      ? `"${visible(entry)}" depends on the working folder`
      : /^\/(?:tmp|var\/tmp|dev\/shm)(?:\/|$)/.test(folder) || open.has(folder)
        ? `"${visible(entry)}" can be written to by all`
        : undefined
    return wrong ? [inConfig('Env.PATH', { evidence: wrong })] : []
  })
}
