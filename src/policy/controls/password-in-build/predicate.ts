import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

const SETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['useradd', ['-p', '--password']],
  ['usermod', ['-p', '--password']],
  ['htpasswd', ['-b']],
  ['passwd', ['--stdin', '-d', '--delete']],
])

export const passwordInBuild: Predicate = ({ history }) =>
  history.flatMap((step) => {
    if (step.isSecret) return []
    const found = step.commands.find(
      ({ program, options }) => program === 'chpasswd' || SETS.get(program)?.some((option) => options.includes(option)),
    )
    return found ? [inHistory(step, { evidence: `step ${step.step} of the history: ${found.program}` })] : []
  })
