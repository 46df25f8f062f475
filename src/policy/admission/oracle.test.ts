import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import type { AdmissionInput, Json, Judgement } from '../judgement.ts'
import { type PolicyDocument, isJson } from '../policy-document.ts'
import { PolicyError } from '../policy-error.ts'
import { type AdmissionJudged, judgeAdmission } from './judge-admission.ts'
import { loadAdmissionPolicies } from './load-admission.ts'
import { requestBindings } from './policy-bindings.ts'
import { admissionRequest } from './admission-request.ts'
import { resourceCatalog } from './resource-catalog.ts'
import { readCases } from './testdata/read-cases.ts'
import { validate } from './validate.ts'

type Case = AdmissionInput & { readonly why: string; readonly documents: readonly Json[]; readonly params?: Json }
type Answer = {
  readonly denied?: string
  readonly reason?: string
  readonly warnings?: readonly string[]
  readonly messages?: readonly string[]
  readonly object?: Json
}

const folder = join(import.meta.dirname, 'testdata')
const cases = readCases(join(folder, 'cases.yaml')) as unknown as readonly Case[]
const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Readonly<Record<string, Answer>>

const documentOf = (object: Json): PolicyDocument => ({ path: 'p.yaml', object, place: () => ({ line: 1, column: 1 }) })
const catalog = resourceCatalog(typesOf(newestRelease), [])

/** As the oracle merges without schemas: maps field by field, all else as a whole. */
const merge = (live: Json, applied: Json): Json =>
  Object.fromEntries(
    [...new Set([...Object.keys(live), ...Object.keys(applied)])].map((name) => {
      const [before, after] = [live[name], applied[name]]
      return [name, isJson(before) && isJson(after) ? merge(before, after) : (after ?? before)]
    }),
  )

/** What the oracle's server knows: every namespace, though not its labels, who asks, and that all may do all. */
const complete = ({ object, oldObject, operation, subResource, namespaceObject, userInfo }: Case): AdmissionInput => ({
  object,
  operation,
  ...(oldObject ? { oldObject } : {}),
  ...(subResource ? { subResource } : {}),
  userInfo: userInfo ?? { username: '' },
  namespaceObject: namespaceObject ?? { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
})

function judge(one: Case): AdmissionJudged {
  const policies = loadAdmissionPolicies(one.documents.map(documentOf))
  const access = (): { allowed: boolean; reason: string } => ({ allowed: true, reason: '' })
  const forms = { merge, withDefaults: (object: Json): Json => object }
  return judgeAdmission(complete(one), policies, { catalog, params: { objects: [], isComplete: true }, access, forms })
}

/** One policy alone with its params, as the oracle asks its validator. */
function messagesOf(one: Case): readonly string[] {
  const { validating } = loadAdmissionPolicies(one.documents.map(documentOf))
  const request = admissionRequest(complete(one), catalog)
  const { decisions } = validate(validating[0]!.policy, { ...requestBindings(request, undefined), params: one.params })
  return decisions.flatMap((decision) => (decision.kind === 'undetermined' ? [] : [decision.message]))
}

/** A pod of a controller is judged beside it; the API server would be asked about it later. */
const own = ({ judgements }: AdmissionJudged): readonly Judgement[] => judgements.filter(({ via }) => via === undefined)

/** An expression that does not compile is refused when it is read, and tells the same. */
const COMPILES = /must evaluate to/

test('oracle: every case has its answer', () => deepEqual(cases.map(({ why }) => why).toSorted(), Object.keys(answers).toSorted()))

for (const one of cases)
  test(`oracle: ${one.why}`, () => {
    const answer = answers[one.why]!
    if (answer.messages || one.params) {
      deepEqual(messagesOf(one), answer.messages ?? [])
      return
    }
    if (answer.denied && COMPILES.test(answer.denied)) {
      const wrong = answer.denied.slice(answer.denied.search(COMPILES))
      try {
        judge(one)
        equal('accepted', 'refused')
      } catch (error) {
        equal(error instanceof PolicyError && error.message.endsWith(wrong), true, String(error))
      }
      return
    }
    const judged = judge(one)
    const denied = own(judged).find(({ outcome }) => outcome === 'deny')
    equal(denied?.message, answer.denied)
    equal(denied?.reason, answer.reason)
    const warnings = own(judged).flatMap(({ outcome, message }) => (outcome === 'warn' ? [message] : []))
    deepEqual(warnings, answer.warnings ?? [])
    if (answer.object) deepEqual(judged.mutated?.object ?? one.object, answer.object)
  })
