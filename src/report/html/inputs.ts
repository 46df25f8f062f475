import { type Markup, markup } from './markup.ts'
import { type Part, section, tableOf } from './part.ts'

/** What the judgement was made from: with the same the same page comes out. */
export function inputsSection(part: Part): Markup {
  const { inputs, subject } = part.result
  const { settings } = inputs
  const rows: (readonly [string, string | undefined])[] = [
    ['Target', inputs.target],
    ['Platform', subject.image?.platform ?? inputs.platform],
    ['Index', subject.image?.indexDigest],
    ['Image id', subject.image?.config],
    ['Subject', inputs.subject],
    ['Advisory data', inputs.data],
    ['Rules', inputs.rules],
    ...Object.entries(inputs.digests ?? {}).map(([name, digest]): readonly [string, string] => [`Digest of ${name}`, digest]),
    ...[...(inputs.dockerfile ? [inputs.dockerfile] : []), ...(inputs.baseline ? [inputs.baseline] : []), ...(inputs.vex ?? [])].map(
      ({ name, digest }): readonly [string, string] => [name, digest],
    ),
    ['Judged at', inputs.time],
    ['plimsoll', inputs.plimsoll],
    ['Looked for', settings.kinds.join(', ')],
    ['Fails on', settings.failOn],
    ['Only with a fix', settings.onlyFixed || settings.ignoreUnfixed ? 'yes' : 'no'],
    ['Oldest data allowed', settings.maxDataAgeDays === undefined ? undefined : `${settings.maxDataAgeDays} days`],
  ]
  const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, markup`<code>${value}</code>`]]))
  return section(part, 'inputs', 'Inputs', tableOf('What the judgement was made from', ['Input', 'Value'], known))
}
