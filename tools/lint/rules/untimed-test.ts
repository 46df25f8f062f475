import type { Rule } from '../contract.ts'

const TIMERS: ReadonlySet<string> = new Set(['performance.now', 'process.hrtime', 'process.cpuUsage', 'process.resourceUsage'])
const message = 'A busy machine fails a test that takes times: count the work, or give an input that a slow way never ends.'

/** Of tests only: all else is for `clock`. */
export const untimedTest: Rule = {
  create: ({ report }) => ({
    MemberExpression: (node) => {
      if (TIMERS.has(`${node.object?.name}.${node.property?.name}`)) report({ node, message })
    },
  }),
}
