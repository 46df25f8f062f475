import { type TomlPlace, tomlPlaces } from '../places/toml-places.ts'
import type { Edit, TextFile } from '../text-file.ts'
import { type Change, type ManifestEditor, type Manifests, type Wanted, absent } from './contract.ts'
import { raise } from './raise.ts'

const normal = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')

type Asked = { readonly range: string; readonly start: number; readonly end: number; readonly isAddress: boolean }

/** PEP 508: `name[extra] >=1,<2 ; marker`, the range perhaps in parentheses. */
const SPECIFIER = /^\s*([A-Za-z0-9][\w.-]{0,200})\s{0,20}(?:\[[^\]]{0,1000}\])?\s{0,20}\(?\s{0,20}([^;()@]{0,1000})/

/** A requirement in one string: `project.dependencies`, `project.optional-dependencies.x`, `dependency-groups.x`. */
function inList({ keys, text, start }: TomlPlace, name: string): Asked | undefined {
  const path = keys.slice(0, -1).join('.')
  if (!/^(?:project\.dependencies|project\.optional-dependencies\.[^.]+|dependency-groups\.[^.]+)$/.test(path)) return undefined
  const match = SPECIFIER.exec(text)
  if (!match || normal(match[1]!) !== name) return undefined
  const range = match[2]!.trimEnd()
  const from = start + match[0].length - match[2]!.length
  return { range, start: from, end: from + range.length, isAddress: /^\s*[\w.-]+\s*(?:\[[^\]]*\])?\s*@/.test(text) }
}

/** Poetry's tables: `x = "^1.2"`, `x = { version = "^1.2" }`; Pipfile's have the same form. */
function inTable({ keys, text, start, end }: TomlPlace, name: string): Asked | undefined {
  const [, key = '', field] =
    /^(?:tool\0poetry\0(?:dev-)?dependencies|tool\0poetry\0group\0[^\0]+\0dependencies|packages|dev-packages)\0([^\0]+)(?:\0([^\0]+))?$/.exec(
      keys.join('\0'),
    ) ?? []
  if (normal(key) !== name || key === '') return undefined
  if (field === undefined || field === 'version') return { range: text, start, end, isAddress: false }
  return /^(?:git|path|url|file)$/.test(field) ? { range: text, start, end, isAddress: true } : undefined
}

function changeIn(file: TextFile, { name, from, to }: Wanted): Change {
  const edits: Edit[] = []
  let admitted: string | undefined
  for (const place of tomlPlaces(file.text)) {
    const asked = inList(place, normal(name)) ?? inTable(place, normal(name))
    if (!asked) continue
    // A string with escapes does not stand as it reads.
    if (file.text.slice(place.start, place.end) !== place.text || asked.isAddress)
      return { kind: 'blocked', reason: `"${file.path}" asks for "${place.text.slice(0, 100)}", which is no range` }
    const raised = raise('pypi', asked.range, { from, to })
    if (raised.kind === 'unreadable')
      return { kind: 'blocked', reason: `"${file.path}" asks for "${asked.range.slice(0, 100)}", which is no range` }
    if (raised.kind === 'other') continue
    if (raised.kind === 'admits') admitted ??= asked.range || 'any version'
    else edits.push({ start: asked.start, end: asked.end, text: raised.text })
  }
  if (edits.length > 0) return { kind: 'edited', files: [{ path: file.path, edits }] }
  return admitted === undefined ? absent : { kind: 'admits', range: admitted }
}

export const pyproject = {
  id: 'pyproject',
  type: 'pypi',
  paths: ['**/pyproject.toml', '**/Pipfile'],
  change: (wanted, path, manifests: Manifests) => {
    const file = manifests.get(path)
    return file ? changeIn(file, wanted) : absent
  },
} satisfies ManifestEditor
