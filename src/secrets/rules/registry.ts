import { assignmentRule } from './assignment.ts'
import { assignmentsAF } from './assignments/a-to-f.ts'
import { assignmentsGM } from './assignments/g-to-m.ts'
import { assignmentsNS } from './assignments/n-to-s.ts'
import { assignmentsTZ } from './assignments/t-to-z.ts'
import type { SecretRule } from './contract.ts'
import { phraseRule } from './phrase.ts'
import { azurePhrases } from './phrases/azure.ts'
import { documentPhrases } from './phrases/documents.ts'
import { genericPhrases } from './phrases/generic.ts'
import { requestPhrases } from './phrases/requests.ts'
import { urlPhrases } from './phrases/urls.ts'
import { tokenRule } from './token.ts'
import { aiTokens } from './tokens/ai.ts'
import { cloudTokens } from './tokens/cloud.ts'
import { codeHostTokens } from './tokens/code-hosts.ts'
import { identityTokens } from './tokens/identity.ts'
import { jsonWebTokens } from './tokens/json-web-tokens.ts'
import { messagingTokens } from './tokens/messaging.ts'
import { observabilityTokens } from './tokens/observability.ts'
import { paymentTokens } from './tokens/payment.ts'
import { productTokens } from './tokens/products.ts'
import { registryTokens } from './tokens/registries.ts'

/** What rules are made of, and the samples of tests. */
export const declarations = {
  tokens: [
    aiTokens,
    cloudTokens,
    codeHostTokens,
    identityTokens,
    jsonWebTokens,
    messagingTokens,
    observabilityTokens,
    paymentTokens,
    productTokens,
    registryTokens,
  ].flat(),
  assignments: [assignmentsAF, assignmentsGM, assignmentsNS, assignmentsTZ].flat(),
  phrases: [azurePhrases, documentPhrases, genericPhrases, requestPhrases, urlPhrases].flat(),
} as const

/** All rules, sorted by id. */
export const secretRules: readonly SecretRule[] = [
  ...declarations.tokens.map(tokenRule),
  ...declarations.assignments.map(assignmentRule),
  ...declarations.phrases.map(phraseRule),
].toSorted((a, b) => (a.id < b.id ? -1 : 1))
