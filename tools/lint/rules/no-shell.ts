import { type Rule, calledName, propertyOf } from '../contract.ts'

const message = 'No shell: what a name or a path holds would be run. Start the program itself, with its arguments as a list.'

/** `exec`, `execSync`, and `shell: true` wherever a process is started. */
export const noShell: Rule = {
  create: ({ report }) => ({
    CallExpression: (node) => {
      const name = calledName(node)
      if (name === 'execSync' || (name === 'exec' && node.callee?.type === 'Identifier')) report({ node, message })
    },
    ObjectExpression: (node) => {
      const shell = propertyOf(node, 'shell')?.value as { value?: unknown } | undefined
      if (shell && shell.value !== false) report({ node, message })
    },
  }),
}
