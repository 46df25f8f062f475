import { ParseError } from '#base/index.ts'
import { type Ask, type Lock, type LockGraph, namesOf } from './contract.ts'

type Block = { readonly keys: readonly string[]; version: string; readonly needs: (readonly [name: string, range: string])[] }

const LINES = 1_000_000
const LINE = 16_384

const unquoted = (word: string): string => word.replace(/^"(.*)"$/, '$1')

/** `lodash@^4.17.0, "lodash@npm:^4.17.0"`: what was asked for, by which the same block answers. */
const keysIn = (line: string): string[] =>
  line
    .replace(/:$/, '')
    .replace(/^"(.*)"$/, '$1')
    .split(/"?,\s*"?/)
    .map(unquoted)

/** Classic's own format and berry's YAML, both by their indentation: a block, its fields at two blanks, its needs at four. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let section = ''
  const lines = text.split(/\r?\n/)
  if (lines.length > LINES) throw new ParseError('too-large', `more than ${LINES} lines`)
  for (const line of lines) {
    if (line.length > LINE || /^\s*(?:#|$)/.test(line)) continue
    const current = blocks.at(-1)
    if (!line.startsWith(' ')) {
      blocks.push({ keys: keysIn(line.trimEnd()), version: '', needs: [] })
      section = ''
    } else if (!line.startsWith('   ')) {
      section = /^ {2}(\w+):$/.exec(line)?.[1] ?? ''
      const version = /^ {2}version:? "?([^"\s]{1,200})"?$/.exec(line)?.[1]
      if (current && version !== undefined) current.version = version
    } else if (/^(?:dependencies|optionalDependencies)$/.test(section)) {
      const need = /^ {4}("[^"]{1,300}"|[^\s":]{1,300}):? +(.{1,1000})$/.exec(line)
      if (need) current?.needs.push([unquoted(need[1]!), unquoted(need[2]!.trim()).replace(/^npm:/, '')])
    }
  }
  return blocks
}

const nameIn = (key: string): string => key.slice(0, Math.max(0, key.indexOf('@', 1)))
const rangeIn = (key: string): string => key.slice(key.indexOf('@', 1) + 1).replace(/^npm:/, '')

function graph(text: string): LockGraph {
  const blocks = blocksOf(text).filter(({ keys, version }) => version !== '' && nameIn(keys[0]!) !== '')
  const byKey = new Map(blocks.flatMap((block) => block.keys.map((key) => [`${nameIn(key)}@${rangeIn(key)}`, block.version] as const)))
  const asksOf = (block: Block): Ask[] =>
    block.needs.flatMap(([name, range]) => {
      const version = byKey.get(`${name}@${range}`)
      return version === undefined ? [] : [{ name, range, version }]
    })
  // Berry lists workspaces among the packages; what classic's project asks for stands in the manifest alone.
  const isProject = ({ keys }: Block): boolean => keys.some((key) => key.includes('@workspace:'))
  return {
    roots: blocks.filter(isProject).flatMap(asksOf),
    packages: blocks
      .filter((block) => !isProject(block))
      .map((block) => ({ name: nameIn(block.keys[0]!), version: block.version, asks: asksOf(block) })),
  }
}

const isBerry = (text: string): boolean => /^__metadata:/m.test(text)

const classicLine = (isEdited: boolean, locked: string): string =>
  [...(isEdited ? ['yarn install --ignore-scripts'] : []), ...(locked === '' ? [] : [`yarn upgrade ${locked} --ignore-scripts`])].join(
    ' && ',
  )

const berryLine = (isEdited: boolean, locked: string): string =>
  [
    ...(isEdited ? ['yarn install --mode update-lockfile'] : []),
    ...(locked === '' ? [] : [`yarn up --recursive ${locked} --mode update-lockfile`]),
  ].join(' && ')

/** Berry moves what the ranges let move by `up --recursive`; classic's `upgrade` takes the manifest's own dependencies alone. */
export const yarnLock = {
  id: 'yarn',
  name: /^yarn\.lock$/,
  type: 'npm',
  editor: 'package-json',
  movesAll: (tool) => tool === 'yarn-berry',
  tool: (text) => (isBerry(text) ? 'yarn-berry' : 'yarn'),
  manifest: () => 'package.json',
  command: ({ edited, locked }, _, tool) =>
    tool === 'yarn' ? classicLine(edited.length > 0, namesOf(locked)) : berryLine(edited.length > 0, namesOf(locked)),
  graph,
} satisfies Lock
