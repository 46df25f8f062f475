import * as z from 'zod'
import { type IgnoreFormat, collector } from './contract.ts'
import { readYaml } from './documents.ts'

const names = z.array(z.string()).nullish()
const File = z.looseObject({
  ignored: names,
  override: z.looseObject({ error: names, warning: names, info: names, style: names }).nullish(),
})

/** `ignored` of hadolint's configuration. Severities are no exceptions, and ShellCheck's rules are not ours. */
export const hadolint = {
  id: 'hadolint',
  tool: 'hadolint',
  files: ['.hadolint.yaml', '.hadolint.yml', 'hadolint.yaml', 'hadolint.yml'],
  read: (text) => {
    const found = collector()
    const { value, lineOf, commentOf } = readYaml(File, text)
    for (const [i, name] of (value.ignored ?? []).entries()) {
      const line = lineOf(['ignored', i])
      const reason = commentOf(['ignored', i])
      if (/^DL\d{4}$/.test(name)) found.draft({ line, rule: name, kind: 'hygiene', ...(reason ? { reason } : {}) })
      else found.remark(line, name, /^SC\d+$/.test(name) ? "ShellCheck's rules are not assessed" : 'it is no rule of hadolint')
    }
    for (const [severity, rules] of Object.entries(value.override ?? {}))
      for (const rule of Array.isArray(rules) ? rules : [])
        found.remark(lineOf(['override', severity]), `override ${severity} ${String(rule)}`, 'a severity is no exception')
    for (const key of Object.keys(value))
      if (!Object.hasOwn(File.shape, key)) found.remark(lineOf([key]), key, 'it is a setting and accepts nothing')
    return found
  },
} satisfies IgnoreFormat
