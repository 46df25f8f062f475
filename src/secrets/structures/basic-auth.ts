import { placeholderReason } from '../rules/placeholder.ts'
import type { StructureCheck } from './contract.ts'

/** RFC 7617: base64 of a name, a colon and a password. */
export const basicAuth = {
  id: 'basic-auth',
  about: 'base64 decodes to a name, a colon and a password',
  check: (value) => {
    const text = Buffer.from(value, 'base64').toString('latin1')
    // eslint-disable-next-line no-control-regex
    if (!/^[^:]{0,200}:.{2,300}$/.test(text) || /[\u0000-\u001f\u007f-\u00ff]/.test(text)) return { verdict: 'none' }
    if (placeholderReason(text.slice(text.indexOf(':') + 1)) !== undefined) return { verdict: 'none' }
    return { verdict: 'formed', evidence: 'decodes to a name and a password' }
  },
} satisfies StructureCheck
