import { dirname, resolve } from 'node:path'
import type { Command, Option } from 'commander'
import { messageOf, statPath } from '#base/index.ts'
import { UsageError } from '../errors.ts'

/** Beside the user's work: in the folder where plimsoll is run. */
const FILE = 'plimsoll.yaml'

/** Flags that variables and the file may set; `format` is that of check alone. */
const SETTABLE: ReadonlySet<string> = new Set([
  '--all',
  '--author',
  '--baseline',
  '--db',
  '--fail-on',
  '--fail-on-new',
  '--ignore-unfixed',
  '--kinds',
  '--max-data-age',
  '--only-fixed',
  '--platform',
  '--quiet',
  '--verbose',
])

const isSettable = (command: Command, { long = '' }: Option): boolean =>
  SETTABLE.has(long) || (long === '--format' && command.name() === 'check')

const YES: ReadonlySet<string> = new Set(['1', 'true', 'yes'])
const NO: ReadonlySet<string> = new Set(['0', 'false', 'no', ''])

function truth(name: string, text: string): boolean {
  if (YES.has(text.toLowerCase())) return true
  if (NO.has(text.toLowerCase())) return false
  throw new UsageError('wrong-use', `read ${name} "${text}": neither true nor false`)
}

function valueOf(option: Option, name: string, text: string): unknown {
  if (option.isBoolean()) return truth(name, text)
  try {
    return option.parseArg ? option.parseArg(text, undefined as never) : text
  } catch (cause) {
    throw new UsageError('wrong-use', `read ${name} "${text}": ${messageOf(cause)}`, { cause })
  }
}

const variableOf = (option: Option): string => `PLIMSOLL_${(option.long ?? '').slice(2).toUpperCase().replaceAll('-', '_')}`

/**
 * Flag over environment over file. What the file says stands in for variables that are not set, and variables for flags that are not
 * given; its sections become the command's option `sections`. @throws UsageError, SettingsError, FileError
 */
export async function applySettings(command: Command, env: NodeJS.ProcessEnv): Promise<void> {
  const named = (command.optsWithGlobals()['config'] as string | undefined) ?? env['PLIMSOLL_CONFIG']
  const path = resolve(named ?? FILE)
  if (named !== undefined || (await statPath(path))) {
    const { readSettings } = await import('./read-settings.ts')
    const { variables, sections } = await readSettings(path, named ?? FILE, dirname(path))
    for (const [name, value] of Object.entries(variables)) env[name] ??= value
    command.setOptionValueWithSource('sections', sections, 'config')
  }
  for (let at: Command | null = command; at; at = at.parent)
    for (const option of at.options.filter((one) => isSettable(command, one))) {
      const name = variableOf(option)
      const text = env[name]
      const source = at.getOptionValueSource(option.attributeName())
      if (text !== undefined && (source === undefined || source === 'default'))
        at.setOptionValueWithSource(option.attributeName(), valueOf(option, name, text), 'env')
    }
}
