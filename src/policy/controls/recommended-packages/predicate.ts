import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

/** The options that leave recommended packages out; `-o` and `--setopt` may say it, and get the benefit of the doubt. */
const WITHOUT: ReadonlyMap<string, readonly string[]> = new Map([
  ['apt', ['--no-install-recommends', '-o', '--option']],
  ['apt-get', ['--no-install-recommends', '-o', '--option']],
  ['aptitude', ['--without-recommends', '-R']],
  ['zypper', ['--no-recommends']],
])

export const recommendedPackages: Predicate = ({ history }) =>
  history.flatMap((step) => {
    const found = step.commands.find(({ program, verb, options }) => {
      const without = WITHOUT.get(program)
      return without && (verb === 'install' || verb === 'in') && !without.some((option) => options.includes(option))
    })
    return found ? [inHistory(step, { evidence: `step ${step.step} of the history: ${found.program} ${found.verb}` })] : []
  })
