import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

const UPGRADES: ReadonlySet<string> = new Set(
  ['apt', 'apt-get', 'aptitude'].flatMap((program) =>
    ['upgrade', 'dist-upgrade', 'full-upgrade', 'safe-upgrade'].map((verb) => `${program} ${verb}`),
  ),
)
const OTHERS: ReadonlySet<string> = new Set([
  'apk upgrade',
  ...['dnf', 'dnf5', 'microdnf', 'tdnf', 'yum'].flatMap((program) => [`${program} update`, `${program} upgrade`]),
  'zypper dup',
  'zypper dist-upgrade',
  'zypper update',
  'zypper up',
  'zypper patch',
])

export const upgradeAll: Predicate = ({ history }) =>
  history.flatMap((step) => {
    const found = step.commands.map(({ program, verb }) => `${program} ${verb}`).find((one) => UPGRADES.has(one) || OTHERS.has(one))
    return found ? [inHistory(step, { evidence: `step ${step.step} of the history: ${found}` })] : []
  })
