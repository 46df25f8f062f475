import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'
import { isWindows, userOf } from '../users.ts'

export const rootUser: Predicate = ({ config, accounts, platform }) => {
  if (isWindows(platform)) {
    const isAdministrator = /^ContainerAdministrator$/i.test(config?.user ?? '')
    return isAdministrator ? [inConfig('User', { evidence: 'user "ContainerAdministrator"' })] : []
  }
  const user = userOf(config?.user, accounts)
  if (user.kind === 'none') return [inConfig('User', { evidence: 'no user is named, which is root' })]
  return user.uid === 0 ? [inConfig('User', { evidence: `user "${visible(user.text)}" is root` })] : []
}
