import { resolve } from 'node:path'
import { type Node, isMap, isScalar, parseDocument } from 'yaml'
import { KiB, messageOf, readFileBounded, textOf } from '#base/index.ts'
import { showPlace } from '#source-text/index.ts'
import { SettingsError } from '../errors.ts'
import { PATHS, Settings } from './schema.ts'

/** A longer file is none of settings. */
const LIMIT = 256 * KiB

type Issue = { readonly code?: string; readonly message: string; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] }

/** The node that an issue is about: the unknown key itself, or the wrong value. */
function placeOf(root: Node | null, issue: Issue): number {
  const unknown = issue.keys?.[0]
  if (unknown !== undefined && isMap(root))
    for (const { key } of root.items) if (isScalar(key) && key.value === unknown) return key.range?.[0] ?? 0
  const value = isMap(root) ? root.get(issue.path[0], true) : root
  return value?.range?.[0] ?? 0
}

/** The settings in a text. @throws SettingsError with the line and a caret */
export function parseSettings(text: string, name: string): Settings {
  const fail = (offset: number, message: string, cause?: unknown): never => {
    throw new SettingsError('wrong-use', `read settings: ${message}\n${showPlace(name, text, offset)}`, { cause })
  }
  let value: unknown
  let root: Node | null = null
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true })
    const wrong = document.errors[0]
    if (wrong) return fail(wrong.pos[0], wrong.message, wrong)
    root = document.contents
    value = document.toJS({ maxAliasCount: 10 }) ?? {}
  } catch (cause) {
    if (cause instanceof SettingsError) throw cause
    return fail(0, cause instanceof RangeError ? 'nested too deep' : messageOf(cause), cause)
  }
  const checked = Settings.safeParse(value)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0] as Issue
  const key = issue.keys ? `unknown key "${issue.keys[0]}"; there are ${Object.keys(Settings.shape).join(', ')}` : issue.message
  return fail(placeOf(root, issue), issue.path.length > 0 ? `${String(issue.path[0])}: ${issue.message}` : key)
}

/** As environment variables say the same: `fail-on` is PLIMSOLL_FAIL_ON. */
export function asEnvironment(settings: Settings, folder: string): Readonly<Record<string, string>> {
  const entries = Object.entries(settings).map(([key, value]) => [
    `PLIMSOLL_${key.toUpperCase().replaceAll('-', '_')}`,
    PATHS.has(key) ? resolve(folder, String(value)) : String(value),
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

/** @throws SettingsError, FileError */
export async function readSettings(path: string, folder: string): Promise<Readonly<Record<string, string>>> {
  return asEnvironment(parseSettings(textOf(await readFileBounded(path, LIMIT)), path), folder)
}
