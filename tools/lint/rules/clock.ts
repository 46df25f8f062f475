import type { Rule } from '../contract.ts'

const CLOCKS: ReadonlySet<string> = new Set(['Date.now', 'performance.now', 'process.hrtime'])
const message = 'Only src/base/clock.ts reads the clock: a verdict is a function of a time that it was given.'

/** `new Date()`, `Date.now()` and their kin. */
export const clock: Rule = {
  create: ({ report }) => ({
    NewExpression: (node) => {
      if (node.callee?.name === 'Date' && node.arguments?.length === 0) report({ node, message })
    },
    MemberExpression: (node) => {
      if (CLOCKS.has(`${node.object?.name}.${node.property?.name}`)) report({ node, message })
    },
  }),
}
