import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

/** Whose `update` fetches lists alone; that of dnf and yum installs. */
const LISTS: ReadonlySet<string> = new Set(['apk', 'apt', 'apt-get', 'aptitude'])
const USES: ReadonlySet<string> = new Set([
  'add',
  'build-dep',
  'dist-upgrade',
  'download',
  'fetch',
  'full-upgrade',
  'install',
  'source',
  'upgrade',
])

export const updateAlone: Predicate = ({ history }) =>
  history.flatMap((step) => {
    const update = step.commands.find(({ program, verb }) => LISTS.has(program) && verb === 'update')
    const isUsed = step.commands.some(({ program, verb = '' }) => LISTS.has(program) && USES.has(verb))
    return update && !isUsed ? [inHistory(step, { evidence: `step ${step.step} of the history: ${update.program} update alone` })] : []
  })
