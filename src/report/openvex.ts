import { uuidOf } from '#base/index.ts'
import type { Result, Subject } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { subjectPurl } from './subject-purl.ts'
import { type Judged, judgedIn } from './vex-status.ts'

/** OpenVEX' words, and those of CycloneDX that mean one of them; others are told in a sentence. */
const JUSTIFICATIONS: ReadonlyMap<string, string> = new Map([
  ['component_not_present', 'component_not_present'],
  ['vulnerable_code_not_present', 'vulnerable_code_not_present'],
  ['vulnerable_code_not_in_execute_path', 'vulnerable_code_not_in_execute_path'],
  ['vulnerable_code_cannot_be_controlled_by_adversary', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['inline_mitigations_already_exist', 'inline_mitigations_already_exist'],
  ['code_not_present', 'vulnerable_code_not_present'],
  ['code_not_reachable', 'vulnerable_code_not_in_execute_path'],
  ['protected_by_compiler', 'inline_mitigations_already_exist'],
  ['protected_at_runtime', 'inline_mitigations_already_exist'],
  ['protected_by_mitigating_control', 'inline_mitigations_already_exist'],
])

/** The image by its purl, other content by its digest; without either the packages are the products. */
function productsOf(packages: readonly string[], subject: Subject): object[] {
  const parts = packages.map((purl) => ({ '@id': purl, identifiers: { purl } }))
  const hex = /^sha256:([0-9a-f]{64})$/.exec(subject.digest ?? '')?.[1]
  const purl = subjectPurl(subject)
  if (purl === undefined && hex === undefined) return parts
  return [
    {
      '@id': purl ?? `urn:sha256:${hex}`,
      ...(purl === undefined ? {} : { identifiers: { purl } }),
      ...(hex === undefined ? {} : { hashes: { 'sha-256': hex } }),
      subcomponents: parts,
    },
  ]
}

function statementOf({ id, aliases, status, justification = '', impact, action, notes, packages }: Judged, subject: Subject): object {
  const word = JUSTIFICATIONS.get(justification)
  const text = word === undefined ? [justification.replaceAll('_', ' '), impact].filter((one) => one).join(': ') : impact
  return {
    vulnerability: { name: id, ...(aliases.length > 0 ? { aliases } : {}) },
    products: productsOf(packages, subject),
    status,
    ...(notes === undefined ? {} : { status_notes: notes }),
    ...(status === 'not_affected' && word !== undefined ? { justification: word } : {}),
    ...(status === 'not_affected' && text ? { impact_statement: text } : {}),
    ...(action === undefined ? {} : { action_statement: action }),
  }
}

function documentOf(result: Result, author: string): object {
  const { subject, inputs } = result
  const statements = judgedIn(result).map((judged) => statementOf(judged, subject))
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:uuid:${uuidOf(JSON.stringify([author, inputs, subject, statements]))}`,
    author,
    timestamp: inputs.time,
    version: 1,
    tooling: `plimsoll ${inputs.plimsoll}`,
    statements,
  }
}

export const openvex = {
  id: 'openvex',
  about: 'OpenVEX 0.2.0: what is said of each vulnerability',
  write: (result, { author = 'plimsoll' }) => `${JSON.stringify(documentOf(result, author), null, 2)}\n`,
} satisfies Reporter
