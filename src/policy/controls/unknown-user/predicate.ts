import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'
import { userOf } from '../users.ts'

export const unknownUser: Predicate = ({ config, accounts, gaps }) => {
  if (gaps.some(({ area }) => area === 'passwd')) return []
  const user = userOf(config?.user, accounts)
  if (user.kind !== 'name' || user.uid !== undefined) return []
  return [inConfig('User', { evidence: `/etc/passwd has no user "${visible(user.text)}"` })]
}
