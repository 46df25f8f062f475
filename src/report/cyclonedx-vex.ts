import { uuidOf } from '#base/index.ts'
import type { Package, Result, Subject } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { packagesOf } from './describe.ts'
import { subjectPurl } from './subject-purl.ts'
import { type Judged, judgedIn } from './vex-status.ts'

const STATES = {
  affected: 'exploitable',
  fixed: 'resolved',
  not_affected: 'not_affected',
  under_investigation: 'in_triage',
} as const satisfies Record<Judged['status'], string>

/** CycloneDX' words, and those of OpenVEX and CSAF that mean one of them; others are told in a sentence. */
const JUSTIFICATIONS: ReadonlyMap<string, string> = new Map([
  ...[
    'code_not_present',
    'code_not_reachable',
    'requires_configuration',
    'requires_dependency',
    'requires_environment',
    'protected_by_compiler',
    'protected_at_runtime',
    'protected_at_perimeter',
    'protected_by_mitigating_control',
  ].map((word) => [word, word] as const),
  ['component_not_present', 'code_not_present'],
  ['vulnerable_code_not_present', 'code_not_present'],
  ['vulnerable_code_not_in_execute_path', 'code_not_reachable'],
  ['inline_mitigations_already_exist', 'protected_by_mitigating_control'],
])

function analysisOf({ status, justification = '', impact, notes }: Judged): object {
  const word = status === 'not_affected' ? JUSTIFICATIONS.get(justification) : undefined
  const said = word === undefined ? justification.replaceAll('_', ' ') : ''
  const detail = [said, impact, notes].filter((one) => one).join('; ')
  return {
    state: status === 'not_affected' && justification === 'false_positive' ? 'false_positive' : STATES[status],
    ...(word === undefined ? {} : { justification: word }),
    ...(detail === '' ? {} : { detail }),
  }
}

const vulnerabilityOf = (judged: Judged): object => ({
  id: judged.id,
  ...(judged.aliases.length > 0 ? { references: judged.aliases.map((id) => ({ id, source: { name: id.split('-', 1)[0]! } })) } : {}),
  ...(judged.action === undefined ? {} : { recommendation: judged.action }),
  analysis: analysisOf(judged),
  affects: judged.packages.map((ref) => ({ ref })),
})

function subjectComponent(subject: Subject): object {
  const purl = subjectPurl(subject)
  const hex = /^sha256:([0-9a-f]{64})$/.exec(subject.digest ?? '')?.[1]
  return {
    type: subject.kind === 'image' ? 'container' : 'file',
    'bom-ref': 'plimsoll:subject',
    name: subject.name,
    ...(subject.digest === undefined ? {} : { version: subject.digest }),
    ...(hex === undefined ? {} : { hashes: [{ alg: 'SHA-256', content: hex }] }),
    ...(purl === undefined ? {} : { purl }),
  }
}

/** A finding of a result that somebody cut may be about a package that is no longer listed. */
function componentOf(purl: string, known: ReadonlyMap<string, Package>): object {
  const { name = purl, version = '' } = known.get(purl) ?? {}
  return { type: 'library', 'bom-ref': purl, name, ...(version ? { version } : {}), purl }
}

function documentOf(result: Result, author: string): object {
  const { subject, inputs } = result
  const judged = judgedIn(result)
  const known = packagesOf(result)
  const packages = [...new Set(judged.flatMap((one) => one.packages))].toSorted()
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([author, inputs, subject, judged]))}`,
    version: 1,
    metadata: {
      timestamp: inputs.time,
      tools: { components: [{ type: 'application', name: 'plimsoll', version: inputs.plimsoll }] },
      authors: [{ name: author }],
      component: subjectComponent(subject),
    },
    components: packages.map((purl) => componentOf(purl, known)),
    vulnerabilities: judged.map(vulnerabilityOf),
  }
}

export const cyclonedxVex = {
  id: 'cyclonedx-vex',
  about: 'CycloneDX 1.6 VEX: the analysis of each vulnerability',
  write: (result, { author = 'plimsoll' }) => `${JSON.stringify(documentOf(result, author), null, 2)}\n`,
} satisfies Reporter
