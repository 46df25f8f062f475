import { resolve } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { limits, messageOf, readFileBounded, textOf } from '#base/index.ts'
import { showPlace } from '#source-text/index.ts'
import { SettingsError } from '../errors.ts'
import { PATHS, Settings, partsOf } from './schema.ts'
import { type Places, type Sections, placesIn, sectionsOf } from './sections.ts'

type Issue = {
  readonly code?: string
  readonly message: string
  readonly path: readonly PropertyKey[]
  readonly keys?: readonly string[]
  /** Of a value that may have one of several forms: what is wrong with it in each of them. */
  readonly errors?: readonly (readonly Issue[])[]
}

/** Of several forms the one that was meant: that whose outside fits. */
function meant(issue: Issue): Issue {
  const fitting = issue.errors?.find(([first]) => first && (first.path.length > 0 || first.keys !== undefined))
  const [first] = fitting ?? []
  return first ? meant({ ...first, path: [...issue.path, ...first.path] }) : issue
}

/** The schema's `list` stands for a list alone, too. */
const shownPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

function messageFor({ path, keys, message }: Issue): string {
  if (keys === undefined) return path.length > 0 ? `${shownPath(path)}: ${message}` : message
  if (path.length === 0) return `unknown key "${keys[0]}"; there are ${Object.keys(Settings.shape).join(', ')}`
  return `${shownPath(path)}: unknown key "${keys[0]}"`
}

type Checked = { readonly values: Settings; readonly places: Places }

/** @throws SettingsError with the line and a caret */
function parseSettings(text: string, name: string): Checked {
  const fail = (offset: number, message: string, cause?: unknown): never => {
    throw new SettingsError('wrong-use', `read settings: ${message}\n${showPlace(name, text, offset)}`, { cause })
  }
  const counter = new LineCounter()
  let value: unknown
  let places: Places
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, lineCounter: counter })
    const wrong = document.errors[0]
    if (wrong) return fail(wrong.pos[0], wrong.message, wrong)
    places = placesIn(document, counter)
    value = document.toJS({ maxAliasCount: 10 }) ?? {}
  } catch (cause) {
    if (cause instanceof SettingsError) throw cause
    return fail(0, cause instanceof RangeError ? 'nested too deep' : messageOf(cause), cause)
  }
  const checked = Settings.safeParse(value)
  if (checked.success) return { values: checked.data, places }
  const issue = meant(checked.error.issues[0] as Issue)
  return fail(places.offsetOf([...issue.path, ...(issue.keys ?? []).slice(0, 1)]), messageFor(issue))
}

/** As environment variables say the same: `fail-on` is PLIMSOLL_FAIL_ON. */
function asEnvironment(scalars: ReturnType<typeof partsOf>['scalars'], folder: string): Readonly<Record<string, string>> {
  const entries = Object.entries(scalars).map(([key, value]) => [
    `PLIMSOLL_${key.toUpperCase().replaceAll('-', '_')}`,
    PATHS.has(key) ? resolve(folder, String(value)) : String(value),
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

/** What a file says: single values as variables, the rest as it is. `name` is how its places are shown. */
export type ReadSettings = { readonly variables: Readonly<Record<string, string>>; readonly sections: Sections }

/** @throws SettingsError, FileError */
export async function readSettings(path: string, name: string, folder: string): Promise<ReadSettings> {
  const text = textOf(await readFileBounded(path, limits.settings))
  const { values, places } = parseSettings(text, name)
  const { scalars, sections } = partsOf(values)
  return { variables: asEnvironment(scalars, folder), sections: sectionsOf(sections, name, text, places) }
}
