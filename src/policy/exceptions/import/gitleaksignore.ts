import { type IgnoreFormat, collector } from './contract.ts'
import { entriesOf } from './lines.ts'
import { ruleOf } from './secret-rules.ts'

/** `[COMMIT:]FILE:RULE:LINE`; a file's name may hold colons. */
const FINGERPRINT = /^(?:([0-9a-f]{7,64}):)?(.+):([a-z0-9-]+):(\d+)$/

/** What a name in a path means to itself: no pattern. */
const literal = (path: string): string => path.replace(/[*?{}]/g, '?')

/** gitleaks' fingerprints. A line moves with every edit and a commit is none of an image: what is left is the rule in the file. */
export const gitleaksignore = {
  id: 'gitleaksignore',
  tool: 'gitleaks',
  files: ['.gitleaksignore'],
  read: (text) => {
    const found = collector()
    const seen = new Map<string, number>()
    for (const { line, text: entry, reason } of entriesOf(text)) {
      const [, commit, file, rule, at] = FINGERPRINT.exec(entry) ?? []
      if (file === undefined || rule === undefined) {
        found.remark(line, entry, 'it is no fingerprint: FILE:RULE:LINE, or COMMIT:FILE:RULE:LINE')
        continue
      }
      const [outer = '', ...inner] = file.split('!')
      const key = JSON.stringify([outer, rule])
      const first = seen.get(key)
      seen.set(key, first ?? line)
      if (first !== undefined) {
        found.remark(line, entry, `the entry of line ${first} covers it: the rule in the whole file`)
        continue
      }
      found.draft({ line, rule: ruleOf(rule), kind: 'secret', path: literal(outer), ...(reason ? { reason } : {}) })
      const lost = [...(commit ? [`commit ${commit.slice(0, 12)}`] : []), ...(inner.length > 0 ? [`${inner.join('!')} within it`] : [])]
      found.remark(
        line,
        entry,
        `wider than it was: the rule in the whole file, not only at line ${at}${lost.map((one) => `, ${one}`).join('')}`,
      )
    }
    return found
  },
} satisfies IgnoreFormat
