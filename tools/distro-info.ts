/** Makes the table of support days of Debian's distro-info-data: `node tools/distro-info.ts [/usr/share/distro-info]`. */
import { readFileSync, writeFileSync } from 'node:fs'

const folder = process.argv[2] ?? '/usr/share/distro-info'

/** Columns of the file by what they mean; Ubuntu's `eol-server` is the longer of its two standard ends. */
const COLUMNS: Readonly<Record<'debian' | 'ubuntu', Readonly<Record<string, readonly string[]>>>> = {
  debian: { standard: ['eol'], longTerm: ['eol-lts'], extended: ['eol-elts'] },
  ubuntu: { standard: ['eol', 'eol-server'], longTerm: [], extended: ['eol-esm'] },
}

function rowsOf(name: 'debian' | 'ubuntu'): string[] {
  const [head = '', ...lines] = readFileSync(`${folder}/${name}.csv`, 'utf8').trim().split('\n')
  const names = head.split(',')
  return lines.flatMap((line) => {
    const cells = new Map(line.split(',').map((cell, index) => [names[index] ?? '', cell]))
    const version = (cells.get('version') ?? '').replace(' LTS', '').replace(/^([456])\.0$/, '$1')
    const days = Object.entries(COLUMNS[name]).flatMap(([kind, columns]) => {
      const last =
        columns
          .map((column) => cells.get(column) ?? '')
          .toSorted()
          .at(-1) ?? ''
      return last === '' ? [] : [`${kind}: '${last}'`]
    })
    return version === '' || days.length === 0 ? [] : [`    '${version}': { ${days.join(', ')} },`]
  })
}

writeFileSync(
  new URL('../src/advisories/match/support-days.ts', import.meta.url),
  `/** Last days of a release's kinds of support: everybody's, its long-term team's, and what has to be paid for or asked for. */
export type SupportDays = { readonly standard: string; readonly longTerm?: string; readonly extended?: string }

/** Made by tools/distro-info.ts from Debian's distro-info-data. */
export const supportDays: Readonly<Record<string, Readonly<Record<string, SupportDays>>>> = {
  debian: {
${rowsOf('debian').join('\n')}
  },
  ubuntu: {
${rowsOf('ubuntu').join('\n')}
  },
}
`,
)
