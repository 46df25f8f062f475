import { type Peer, readPeers } from '#policy/sets/peers.ts'
import type { WorkloadControl, WorkloadSet } from '#policy/workloads/contract.ts'
import { loadSets } from '#policy/workloads/shipped-sets.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

const about = ({ on }: WorkloadControl): string => (on === 'pod' ? 'pods' : on.join(', '))

const parametersOf = ({ params }: WorkloadControl): string =>
  Object.entries(params)
    .map(([name, value]) => `\`${name}\`: \`${JSON.stringify(value)}\``)
    .join('; ')

function setTable({ id, title, description, denyFrom, controls }: WorkloadSet): string[] {
  const verdict = denyFrom ? `What is ${denyFrom} and above denies; the rest warns.` : 'What fails denies.'
  return [
    `## ${id}`,
    '',
    `${title}. ${description} ${verdict} ${controls.length} controls.`,
    '',
    '| Id | Severity | About | What and why | What to do | Parameters | Fix | References |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...controls.map((control) =>
      row([
        control.id,
        control.severity,
        about(control),
        `${control.title}. ${control.rationale}`,
        control.remediation,
        parametersOf(control),
        control.fix ? 'yes' : '',
        control.references.join(', '),
      ]),
    ),
    '',
  ]
}

/** Which controls answer a check: those that have it among their aliases, with their sets. */
function answers(sets: readonly WorkloadSet[]): ReadonlyMap<string, readonly string[]> {
  const pairs = sets.flatMap(({ id: set, controls }) =>
    controls.flatMap(({ id, aliases }) => aliases.map((alias) => ({ alias, control: `${set}/${id}` }))),
  )
  const groups = Map.groupBy(pairs, ({ alias }) => alias)
  return new Map([...groups].map(([alias, found]) => [alias, found.map(({ control }) => control)]))
}

function peerTable({ peer, source, ours, not }: Peer, known: ReadonlyMap<string, readonly string[]>): string[] {
  const rows = [
    ...ours.map((check): [string, string, string] => [check, (known.get(`${peer}:${check}`) ?? []).join(', '), '']),
    ...Object.entries(not).map(([check, why]): [string, string, string] => [check, '', why]),
  ]
  return [
    `### ${peer}`,
    '',
    `Names from ${source}.`,
    '',
    '| Check | Controls | Why there is none |',
    '| --- | --- | --- |',
    ...rows.toSorted(([a], [b]) => a.localeCompare(b, 'en')).map(row),
    '',
  ]
}

/** The part of docs/reference/controls.md that is about workloads. */
export async function workloadControls(): Promise<string> {
  const [sets, peers] = await Promise.all([loadSets(), readPeers()])
  const known = answers(sets)
  return [
    ...sets.flatMap(setTable),
    '## What other tools look for',
    '',
    'A control of ours may be stricter or kinder than a check that it answers: its examples say what passes and what fails.',
    '',
    ...peers.flatMap((peer) => peerTable(peer, known)),
  ].join('\n')
}
