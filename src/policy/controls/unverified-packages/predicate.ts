import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

const UNCHECKED: ReadonlySet<string> = new Set([
  '--allow-insecure-repositories',
  '--allow-unauthenticated',
  '--allow-untrusted',
  '--force-yes',
  '--no-gpg-checks',
  '--no-gpg-check',
  '--no-gpgcheck',
  '--no-signature',
  '--nogpgcheck',
  '--nosignature',
  '--skip-signature-check',
  '--allow-unsigned-rpm',
])
const MANAGERS = /^(?:apt|apt-get|aptitude|apk|yum|dnf|dnf5|microdnf|tdnf|zypper|rpm|pacman)$/

export const unverifiedPackages: Predicate = ({ history }) =>
  history.flatMap((step) => {
    const found = step.commands.flatMap(({ program, options }) => {
      const option = MANAGERS.test(program) ? options.find((one) => UNCHECKED.has(one)) : undefined
      return option ? [`${program} ${option}`] : []
    })
    return found.length > 0 ? [inHistory(step, { evidence: `step ${step.step} of the history: ${[...new Set(found)].join(', ')}` })] : []
  })
