import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'
import { isWindows, userOf } from '../users.ts'

export const unknownUser: Predicate = ({ config, accounts, platform, gaps }) => {
  if (gaps.some(({ area }) => area === 'passwd')) return []
  if (isWindows(platform)) return []
  const user = userOf(config?.user, accounts)
  if (user.kind !== 'name' || user.uid !== undefined) return []
  return [inConfig('User', { evidence: `/etc/passwd has no user "${visible(user.text)}"` })]
}
