import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'

export const openSshd: Predicate = ({ accounts }) =>
  accounts.sshd.map(({ setting, path, line, layer }) => ({
    location: { path, line, ...(layer ? { layer } : {}) },
    evidence: `${visible(setting)} in /${visible(path)}, line ${line}`,
    ...(/^PermitEmptyPasswords/i.test(setting) ? { severity: 'high' as const } : {}),
  }))
