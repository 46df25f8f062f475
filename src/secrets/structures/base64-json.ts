import type { StructureCheck } from './contract.ts'

/** Tokens that hold a JSON object in base64 behind their prefix: Grafana's API keys, Sentry's organisation tokens, 1Password's service accounts. */
export const base64Json = {
  id: 'base64-json',
  about: 'base64 inside it decodes to a JSON object',
  check: (value) => {
    const start = Math.max(value.indexOf('eyJ'), value.indexOf('ewo'))
    if (start < 0) return { verdict: 'broken', evidence: 'no JSON inside, where its vendor puts one' }
    const [part = ''] = /^[0-9A-Za-z+/-]*/.exec(value.slice(start)) ?? []
    try {
      const inner: unknown = JSON.parse(Buffer.from(part, 'base64').toString('utf8'))
      if (typeof inner === 'object' && inner !== null) return { verdict: 'formed', evidence: 'the JSON inside it decodes' }
    } catch {
      // Told below.
    }
    return { verdict: 'broken', evidence: 'the JSON inside it does not decode' }
  },
} satisfies StructureCheck
