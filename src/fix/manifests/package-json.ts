import { ParseError } from '#base/index.ts'
import { type JsonPlace, jsonPlaces, memberOf, textAt, textsIn } from '../places/json-places.ts'
import { type NewValue, insertMember } from '../places/json-insert.ts'
import type { Edit, TextFile } from '../text-file.ts'
import { type Change, type ManifestEditor, type Manifests, type Parent, type Wanted, absent } from './contract.ts'
import { raise } from './raise.ts'

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

/** `npm:NAME@RANGE` installs NAME under another name (npm, "package-spec"). */
const ALIAS = /^npm:((?:@[^@/]+\/)?[^@/]+)@(.+)$/

type Asked = { readonly key: string; readonly place: JsonPlace; readonly text: string; readonly range: string }

/** What the sections of a manifest ask for of the package, under its own name or another. */
function asksFor(root: JsonPlace, name: string): Asked[] {
  return SECTIONS.flatMap((section) =>
    textsIn(memberOf(root, section)).flatMap(([key, text, place]): Asked[] => {
      const alias = ALIAS.exec(text)
      if ((alias?.[1] ?? key) !== name) return []
      return [{ key, place, text, range: alias?.[2] ?? text }]
    }),
  )
}

/** The text of a JSON string, changed: what stands before the range is kept. */
const rewritten = ({ place, text, range }: Asked, to: string): Edit => ({
  start: place.start,
  end: place.end,
  text: JSON.stringify(text.slice(0, text.length - range.length) + to),
})

function changeIn(path: string, file: TextFile, { name, from, to }: Wanted): Change {
  const edits: Edit[] = []
  let admitted: string | undefined
  for (const asked of asksFor(jsonPlaces(file.text), name)) {
    const raised = raise('npm', asked.range, { from, to })
    if (raised.kind === 'unreadable')
      return { kind: 'blocked', reason: `"${path}" asks for "${asked.text.slice(0, 100)}", which is no range` }
    if (raised.kind === 'other') continue
    if (raised.kind === 'admits') admitted ??= asked.range
    else edits.push(rewritten(asked, raised.text))
  }
  if (edits.length > 0) return { kind: 'edited', files: [{ path, edits }] }
  return admitted === undefined ? absent : { kind: 'admits', range: admitted }
}

/** Where a package manager looks for versions that hold whatever is asked for, and how it names who asks. */
type Table = { readonly keys: readonly string[]; readonly below: (parent: string, name: string) => string }

const TABLES: Readonly<Record<string, Table>> = {
  npm: { keys: ['overrides'], below: (parent) => parent },
  // Yarn, "Selective dependency resolutions": the pattern begins at the top; berry takes a parent alone.
  yarn: { keys: ['resolutions'], below: (parent, name) => `**/${parent}/${name}` },
  'yarn-berry': { keys: ['resolutions'], below: (parent, name) => `${parent}/${name}` },
  pnpm: { keys: ['pnpm', 'overrides'], below: (parent, name) => `${parent}>${name}` },
}

/** Sets a member of the table, which is made where there is none. */
function setMember(text: string, keys: readonly string[], value: string): Edit {
  let place = jsonPlaces(text)
  for (const [i, key] of keys.entries()) {
    if (place.value.kind !== 'object') throw new ParseError('malformed', `"${keys.slice(0, i).join('.') || 'the manifest'}" is no object`)
    const next = memberOf(place, key)
    const isLast = i === keys.length - 1
    if (!next) {
      const rest = keys.slice(i + 1).reduceRight<NewValue>((inner, one) => ({ [one]: inner }), value)
      return insertMember(text, place, key, rest)
    }
    // npm: the override of the package itself beside those below it is its member `.`.
    if (!isLast && i > 0 && keys[0] === 'overrides' && next.value.kind === 'text')
      return { start: next.start, end: next.end, text: JSON.stringify({ '.': textAt(next), [keys[i + 1]!]: value }) }
    if (isLast && next.value.kind === 'object') return setMember(text, [...keys, '.'], value)
    if (isLast) return { start: next.start, end: next.end, text: JSON.stringify(value) }
    place = next
  }
  throw new RangeError('no key to set')
}

/** Applied one after the other: each sees what the one before has made. */
function allSet(path: string, file: TextFile, sets: readonly (readonly [keys: readonly string[], value: string])[]): Change {
  let text = file.text
  for (const [keys, value] of sets) {
    const edit = setMember(text, keys, value)
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  }
  return text === file.text ? absent : { kind: 'edited', files: [{ path, edits: [wholeEdit(file.text, text)] }] }
}

/** The middle of two texts in which they differ. */
function wholeEdit(before: string, after: string): Edit {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let same = 0
  while (same < before.length - start && same < after.length - start && before.at(-1 - same) === after.at(-1 - same)) same++
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}

function override(
  { name, to }: Wanted,
  path: string,
  manifests: Manifests,
  { tool, single, parents }: { readonly tool: string; readonly single: boolean; readonly parents: readonly Parent[] },
): Change {
  const [file, table] = [manifests.get(path), TABLES[tool]]
  if (!file || !table) return absent
  const asked = asksFor(jsonPlaces(file.text), name).some(({ key }) => key === name)
  // npm takes no other version than the one that the manifest asks for itself: `$name` is that.
  const value = tool === 'npm' && asked ? `$${name}` : `^${to}`
  if (single) return allSet(path, file, [[[...table.keys, name], value]])
  const names = [...new Set(parents.map((parent) => parent.name))]
  return allSet(
    path,
    file,
    names.map((parent) => [tool === 'npm' ? [...table.keys, parent, name] : [...table.keys, table.below(parent, name)], value] as const),
  )
}

export const packageJson = {
  id: 'package-json',
  type: 'npm',
  paths: ['**/package.json'],
  change: (wanted, path, manifests) => {
    const file = manifests.get(path)
    return file ? changeIn(path, file, wanted) : absent
  },
  override,
} satisfies ManifestEditor
