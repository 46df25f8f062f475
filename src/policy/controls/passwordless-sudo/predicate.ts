import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'

export const passwordlessSudo: Predicate = ({ accounts }) =>
  accounts.passwordless.map(({ who, path, line, layer }) => ({
    location: { path, line, ...(layer ? { layer } : {}) },
    evidence: `${visible(who)} in /${visible(path)}, line ${line}`,
  }))
