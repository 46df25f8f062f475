import { type IgnoreFormat, collector } from './contract.ts'
import { entriesOf } from './lines.ts'

/** Dockle's checkpoints, one a line. */
export const dockleignore = {
  id: 'dockleignore',
  tool: 'Dockle',
  files: ['.dockleignore'],
  read: (text) => {
    const found = collector()
    for (const { line, text: name, reason } of entriesOf(text))
      if (/^(?:CIS|DKL)-(?:DI|LI)-\d{4}$/.test(name)) found.draft({ line, rule: name, kind: 'hygiene', ...(reason ? { reason } : {}) })
      else found.remark(line, name, 'it is no checkpoint of Dockle')
    return found
  },
} satisfies IgnoreFormat
