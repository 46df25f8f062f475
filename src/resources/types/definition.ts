/** Types that are no struct, list or map. `object` is an object of any fields, `any` any value. */
export type ScalarKind =
  | 'any'
  | 'boolean'
  | 'bytes'
  | 'date'
  | 'date-time'
  | 'duration'
  | 'int-or-string'
  | 'int32'
  | 'int64'
  | 'number'
  | 'object'
  | 'quantity'
  | 'string'

/** What the API says of a value. */
export type FieldType =
  | { readonly kind: ScalarKind }
  /** By the name of a definition; atomic where a merge takes it or leaves it. */
  | { readonly kind: 'struct'; readonly name: string; readonly atomic: boolean }
  /** Merged not at all, as a set of values, or item by item with the fields that name one. */
  | { readonly kind: 'list'; readonly items: FieldType; readonly keys: 'atomic' | 'set' | readonly string[] }
  | { readonly kind: 'map'; readonly values: FieldType; readonly atomic: boolean }

export type Field = {
  readonly type: FieldType
  readonly required: boolean
  /**
   * What the API server writes of it: `always` even when nobody gave it, as the zero of its type or as `null`; `nonzero` not even when somebody
   * gave 0, false or ""; `as-is` what somebody gave, be it an empty list, and `given` all but that.
   */
  readonly stored: 'always' | 'as-is' | 'given' | 'nonzero' | 'null'
  /** Stated by the schema. */
  readonly default?: unknown
  /** Null is a value of it. */
  readonly nullable?: boolean
}

/** A struct and its fields. */
export type Definition = {
  readonly name: string
  readonly atomic: boolean
  readonly fields: ReadonlyMap<string, Field>
  /** Fields that it does not name are kept. */
  readonly open?: boolean
}

/** Definitions by name. */
export type Definitions = { definition(name: string): Definition | undefined }

/** The letters of the tables. */
const LETTERS: Readonly<Record<string, ScalarKind>> = {
  a: 'any',
  b: 'boolean',
  i: 'int32',
  l: 'int64',
  n: 'number',
  q: 'quantity',
  s: 'string',
  t: 'date-time',
  u: 'object',
  x: 'int-or-string',
  y: 'bytes',
}

/** `s`, `core.v1.Container`, `[T]` atomic, `[T]=` a set, `[T]=name,port` by keys, `{T}` a map; `~` after a struct or map: atomic. */
export function readType(text: string): FieldType {
  const scalar = LETTERS[text]
  if (scalar !== undefined) return { kind: scalar }
  if (text.startsWith('[')) {
    const end = text.lastIndexOf(']')
    const rest = text.slice(end + 1)
    const keys = rest === '' ? 'atomic' : rest === '=' ? 'set' : rest.slice(1).split(',')
    return { kind: 'list', items: readType(text.slice(1, end)), keys }
  }
  const atomic = text.endsWith('~')
  if (text.startsWith('{')) return { kind: 'map', values: readType(text.slice(1, text.lastIndexOf('}'))), atomic }
  return { kind: 'struct', name: atomic ? text.slice(0, -1) : text, atomic }
}

/** Whether a release is within `@24-29`, whose ends may be open; true of no text. Several are separated by commas. */
export function isWithin(spans: string, minor: number): boolean {
  return spans.split(',').some((span) => {
    const [first = '', last = ''] = span.slice(1).split('-')
    return (first === '' || minor >= Number(first)) && (last === '' || minor <= Number(last))
  })
}

const STORED: Readonly<Record<string, Field['stored']>> = { '*': 'null', '+': 'always', '-': 'nonzero' }

/** `name:type flags@releases`: `!` required, `+` always written, `*` as null, `-` not when it is zero, `=` and JSON a default. Empty in other releases. */
function readField(text: string, minor: number): readonly (readonly [string, Field])[] {
  if (text === '') return []
  const at = /@\d*-\d*$/.exec(text)
  if (at && !isWithin(at[0], minor)) return []
  const [, name = '', type = '', flags = ''] = /^([^:]+):(\S+) ?(.*)$/.exec(at ? text.slice(0, at.index) : text) ?? []
  const [marks = '', value] = flags.split(/=(.*)/, 2)
  const stored = STORED[marks.replace('!', '')] ?? 'given'
  const field: Field = { type: readType(type), required: marks.includes('!'), stored }
  return [[name, value === undefined ? field : { ...field, default: JSON.parse(value) }]]
}

/** A definition of the tables as it is in one release; undefined in others. */
export function readDefinition(line: string, minor: number): Definition | undefined {
  const [head = '', ...fields] = line.split('|')
  const [, name = '', atomic = '', spans = ''] = /^([^~@]+)(~?)(.*)$/.exec(head) ?? []
  if (!isWithin(spans, minor)) return undefined
  return { name, atomic: atomic !== '', fields: new Map(fields.flatMap((text) => readField(text, minor))) }
}
