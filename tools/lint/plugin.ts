import { boundedRead } from './rules/bounded-read.ts'
import { clock } from './rules/clock.ts'
import { noShell } from './rules/no-shell.ts'
import { untimedTest } from './rules/untimed-test.ts'

/** What the design states and no published rule checks. */
export default {
  meta: { name: 'plimsoll' },
  rules: { 'bounded-read': boundedRead, clock, 'no-shell': noShell, 'untimed-test': untimedTest },
}
