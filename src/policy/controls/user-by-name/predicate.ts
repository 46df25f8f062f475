import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'
import { isWindows, userOf } from '../users.ts'

export const userByName: Predicate = ({ config, accounts, platform }) => {
  if (isWindows(platform)) return []
  const user = userOf(config?.user, accounts)
  if (user.kind !== 'name' || user.uid === 0) return []
  const number = user.uid === undefined ? '' : ` has the number ${user.uid}`
  return [inConfig('User', { evidence: `user "${visible(user.text)}"${number}` })]
}
