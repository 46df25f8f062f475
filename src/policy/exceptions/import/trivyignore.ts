import { type IgnoreFormat, collector } from './contract.ts'
import { entriesOf } from './lines.ts'
import { meaningOf } from './name-check.ts'
import { expiryOf } from '../moment.ts'

/** `CVE-2026-1 exp:2026-12-31`: a name of any kind a line, `#` for comments. Trivy passes over an entry whose day is none, and so do we. */
export const trivyignore = {
  id: 'trivyignore',
  tool: 'Trivy',
  files: ['.trivyignore'],
  read: (text) => {
    const found = collector()
    for (const { line, text: entry, reason } of entriesOf(text)) {
      const [name = '', ...words] = entry.split(/\s+/)
      const expires = words.find((word) => word.startsWith('exp:'))?.slice(4)
      const meaning = meaningOf(name)
      if (typeof meaning === 'string') found.remark(line, name, meaning)
      else if (expires !== undefined && expiryOf(expires) === undefined)
        found.remark(line, name, `"exp:${expires}" is no day; Trivy does not take the entry either`)
      else found.draft({ line, ...meaning, ...(reason ? { reason } : {}), ...(expires ? { expires } : {}) })
      const others = words.filter((word) => !word.startsWith('exp:'))
      if (others.length > 0) found.remark(line, others.join(' '), 'it is not part of the entry')
    }
    return found
  },
} satisfies IgnoreFormat
