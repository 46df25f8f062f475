import { posix } from 'node:path'
import type { Package } from '#model/index.ts'
import { shellWord } from './locks/contract.ts'
import type { Wanted } from './manifests/contract.ts'
import type { Draft } from './plan.ts'
import type { LockAt } from './solve.ts'

type CommandKey = { readonly lock: LockAt; readonly path: string }

/** One line for each lock, for all that moves in it. */
export function commandsOf(
  drafts: readonly Pick<Draft, 'pkg' | 'wanted' | 'ways'>[],
  locks: (path: string) => LockAt | undefined,
): Map<string, { readonly folder: string; readonly command: string }> {
  const moves = new Map<string, { key: CommandKey; edited: Wanted[]; locked: Wanted[] }>()
  for (const { wanted, ways } of drafts)
    for (const { path, way } of ways) {
      const lock = locks(path)
      if (!lock || way === 'blocked') continue
      const entry = moves.get(path) ?? moves.set(path, { key: { lock, path }, edited: [], locked: [] }).get(path)!
      entry[way === 'edit' || way === 'override' ? 'edited' : 'locked'].push(wanted)
    }
  const commands = [...moves].map(([path, { key, edited, locked }]) => {
    const { lock, text } = key.lock
    return [
      path,
      { folder: posix.dirname(path), command: lock.command({ edited, locked }, posix.basename(path), lock.tool(text)) },
    ] as const
  })
  const plain = drafts.flatMap(({ pkg, ways }) =>
    ways.filter(({ way, path }) => way === 'edit' && !locks(path)).map(({ path }) => ({ pkg, path })),
  )
  return new Map([...commands, ...plain.flatMap(({ pkg, path }) => commandBeside(pkg, path))])
}

/** What takes an edited manifest over that no lock follows. */
function commandBeside({ type }: Package, path: string): [string, { readonly folder: string; readonly command: string }][] {
  const command = {
    golang: 'go mod tidy',
    maven: 'mvn dependency:resolve',
    pypi: path.endsWith('.toml') ? '' : `pip install -r ${shellWord(posix.basename(path))}`,
  }[type]
  return command === undefined || command === '' ? [] : [[path, { folder: posix.dirname(path), command }]]
}
