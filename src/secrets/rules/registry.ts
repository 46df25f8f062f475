import type { SecretRule } from './contract.ts'
import { type Token, tokenRule } from './token.ts'
import { codeHostTokens } from './tokens/code-hosts.ts'

/** The declarations from which the samples of tests are made, too. */
export const tokens: readonly Token[] = [...codeHostTokens]

/** All rules, sorted by id. */
export const secretRules: readonly SecretRule[] = tokens.map(tokenRule).toSorted((a, b) => (a.id < b.id ? -1 : 1))
