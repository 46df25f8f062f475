import { limits, readFileBounded, textOf } from '#base/index.ts'
import { UsageError } from './errors.ts'

/** Targets of one run, a count. */
const MOST = 10_000

/** Targets of a file, one a line; `#` begins a comment at the start of a line or behind a blank. Paths count from where plimsoll runs. */
export function targetsIn(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => {
      const mark = line.search(/(?:^|\s)#/)
      return (mark < 0 ? line : line.slice(0, mark)).trim()
    })
    .filter((line) => line !== '')
}

/** What the user named, and what the file of `--targets` names. @throws UsageError, FileError */
export async function listTargets(named: readonly string[], file: string | undefined): Promise<readonly string[]> {
  const listed = file === undefined ? [] : targetsIn(textOf(await readFileBounded(file, limits.settings)))
  if (file !== undefined && listed.length === 0) throw new UsageError('wrong-use', `read targets "${file}": it names none`)
  const targets = [...new Set([...named, ...listed])]
  if (targets.length === 0) throw new UsageError('wrong-use', "missing required argument 'target'", { hint: 'plimsoll check --help' })
  if (targets.length > MOST) throw new UsageError('wrong-use', `${targets.length} targets, more than ${MOST}`)
  return targets
}
