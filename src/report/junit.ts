import type { Result } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { affectedName, closedText, packagesOf, sentenceOf } from './describe.ts'
import { visible } from '#base/index.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text that XML 1.0 lets stand: control characters are made visible first, other forbidden ones replaced. */
const xml = (text: string): string =>
  visible(text)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)

type Counts = { readonly tests: number; readonly failures: number; readonly errors: number; readonly skipped: number }
type Suite = { readonly counts: Counts; readonly lines: readonly string[] }

function countsText(all: readonly Counts[]): string {
  const sum = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0)
  return `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}" skipped="${sum('skipped')}"`
}

/** A finding over the line is a failure; one that is not is a test that passed with a remark. */
function suiteOf(result: Result): Suite {
  const packages = packagesOf(result)
  const over = new Set(result.verdict.trace.flatMap(({ findings }) => findings))
  const failures = result.findings.filter(({ fingerprint }) => over.has(fingerprint)).length
  const undetermined = result.verdict.decision === 'undetermined'
  const cases = result.findings.map((finding) => {
    const head = `    <testcase classname="${xml(affectedName(finding, packages))}" name="${xml(finding.id)}"`
    const text = xml(sentenceOf(finding, packages))
    // JUnit has no word for accepted: a test that was left out is told from one that passed.
    if (finding.status !== 'open') return `${head}>\n      <skipped message="${xml(closedText(finding))}"/>\n    </testcase>`
    if (over.has(finding.fingerprint)) return `${head}>\n      <failure type="${finding.severity}" message="${text}"/>\n    </testcase>`
    return `${head}>\n      <system-out>${text}</system-out>\n    </testcase>`
  })
  const verdict = `    <testcase classname="plimsoll" name="verdict">${undetermined ? `\n      <error message="${xml(result.verdict.reasons.join('; '))}"/>\n    ` : ''}</testcase>`
  const skipped = result.findings.filter(({ status }) => status !== 'open').length
  const counts = { tests: result.findings.length + 1, failures, errors: undetermined ? 1 : 0, skipped }
  const head = `  <testsuite name="${xml(result.subject.name)}" ${countsText([counts])} timestamp="${xml(result.inputs.time)}">`
  return { counts, lines: [head, verdict, ...cases, '  </testsuite>'] }
}

function writeSeveral(results: readonly Result[]): string {
  const suites = results.map(suiteOf)
  const head = `<testsuites ${countsText(suites.map(({ counts }) => counts))}>`
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites.flatMap(({ lines }) => lines), '</testsuites>', ''].join('\n')
}

export const junit = {
  id: 'junit',
  about: 'JUnit XML: a finding over the line is a failed test',
  write: (result) => writeSeveral([result]),
  writeSeveral,
} satisfies Reporter
