import * as z from 'zod'
import { toInstant } from '#base/index.ts'
import type { StructureCheck } from './contract.ts'

/** RFC 7515, 4.1: a header names its algorithm; RFC 7519, 4.1.4: `exp` counts seconds. */
const Header = z.object({ alg: z.string().max(40) })
const Claims = z.object({
  exp: z.number().min(0).max(4e9).optional().catch(undefined),
  iss: z.string().optional().catch(undefined),
})

export function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** A JSON Web Token: what does not decode is none. Whoever knows the time judged by compares `expires`. */
export const jwt = {
  id: 'jwt',
  about: 'header and claims decode as JSON, the header names an algorithm; the claim `exp` in the past makes it low',
  check: (value) => {
    const text = value.startsWith('ZXlK') ? Buffer.from(value, 'base64').toString('latin1') : value
    const [head = '', body = ''] = text.split('.')
    const header = Header.safeParse(jsonOf(head))
    if (!header.success) return { verdict: 'none' }
    const claims = Claims.safeParse(jsonOf(body))
    if (!claims.success) return { verdict: 'formed', evidence: 'its header names an algorithm; its claims are not readable' }
    const { exp } = claims.data
    const expires = exp === undefined ? undefined : toInstant(new Date(exp * 1000))
    return {
      verdict: 'formed',
      evidence: expires === undefined ? 'its header and claims decode; it has no end' : `its header and claims decode; it ends ${expires}`,
      ...(expires === undefined ? {} : { expires }),
    }
  },
} satisfies StructureCheck
