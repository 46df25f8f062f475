import { type Token, token } from '../token.ts'

const issuer = 'at its issuer, or change the key that signed it'
const medium = { structure: 'jwt', severity: 'medium', confidence: 'medium' } as const

/** RFC 7519. `eyJ` is `{"` in base64: every header begins so; `ZXlK` is that in base64 once more. */
export const jsonWebTokens: readonly Token[] = [
  token('json-web-token', 'JSON Web Token', issuer, 'eyJ<14-600 url>.eyJ<14-2400 url>.<0-700 url>', medium),
  token('json-web-token-base64', 'JSON Web Token in base64', issuer, 'ZXlK<60-3600 base64pad>', medium),
]
