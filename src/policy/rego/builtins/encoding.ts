import { type Document, type ScalarTag, type Tags, parseAllDocuments, stringify } from 'yaml'
import { limits } from '#base/index.ts'
import { jsonOfValue, valueOfJson } from '../values/json-value.ts'
import { RegoDecimal, RegoObject, RegoSet, type Value, compareStrings, isArray } from '../values/value.ts'
import { numberText, writeValue } from '../values/print-value.ts'
import type { Builtin, Builtins } from './contract.ts'

const ofText =
  (convert: (text: string) => Value | undefined): Builtin =>
  ([text]) =>
    typeof text === 'string' ? convert(text) : undefined

/** What Go's JSON escapes beyond what it must, so that it can stand in HTML. */
const goString = (text: string): string =>
  JSON.stringify(text).replaceAll(/[<>&\u2028\u2029]/g, (char) => String.raw`\u` + char.charCodeAt(0).toString(16).padStart(4, '0'))

const keyText = (key: Value): string => (typeof key === 'string' ? key : writeValue(key))

/** Go's json.Marshal, or MarshalIndent with what a line begins with and is moved in by. */
function goJson(value: Value, layout?: { readonly prefix: string; readonly indent: string }, depth = 0): string {
  if (typeof value === 'string') return goString(value)
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (value instanceof RegoDecimal) return value.text
  const line = (level: number): string => (layout ? `\n${layout.prefix}${layout.indent.repeat(level)}` : '')
  const wrap = (open: string, parts: readonly string[], close: string): string =>
    parts.length === 0 ? open + close : `${open}${line(depth + 1)}${parts.join(`,${line(depth + 1)}`)}${line(depth)}${close}`
  const inner = (item: Value): string => goJson(item, layout, depth + 1)
  if (isArray(value)) return wrap('[', value.map(inner), ']')
  if (value instanceof RegoSet) return wrap('[', value.items.map(inner), ']')
  const entries = value.entries.map(([key, item]) => [keyText(key), item] as const).sort(([a], [b]) => compareStrings(a, b))
  return wrap(
    '{',
    entries.map(([key, item]) => `${goString(key)}:${layout ? ' ' : ''}${inner(item)}`),
    '}',
  )
}

function marshalWithOptions([value, options]: readonly Value[]): Value | undefined {
  if (value === undefined || !(options instanceof RegoObject)) return undefined
  const [prefix, indent, pretty] = ['prefix', 'indent', 'pretty'].map((name) => options.get(name))
  const isKnown = options.entries.every(([key]) => key === 'prefix' || key === 'indent' || key === 'pretty')
  const isText = (one: Value | undefined): one is string | undefined => one === undefined || typeof one === 'string'
  if (!isKnown || !isText(prefix) || !isText(indent) || (pretty !== undefined && typeof pretty !== 'boolean')) return undefined
  if (!(pretty ?? (prefix !== undefined || indent !== undefined))) return goJson(value)
  return (prefix ?? '') + goJson(value, { prefix: prefix ?? '', indent: indent ?? '\t' })
}

/** Whole numbers as Go's yaml has them beyond YAML 1.2: `017` in octal, `0b11`, `1_000`. */
const goInteger: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?(?:0[0-7_]+|0b[01_]+|[1-9]\d*_[\d_]*)$/,
  resolve: (text) => {
    const digits = text.replaceAll('_', '').replace(/^[-+]/, '')
    const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits)
    return text.startsWith('-') ? -value : value
  },
}

/** The first document of a YAML text, with anchors and merge keys. Undefined for what is no YAML, or grows when its aliases are followed. */
function readYaml(text: string): Value | undefined {
  if (text.length > limits.settings) return undefined
  try {
    const options = { merge: true, logLevel: 'silent', intAsBigInt: true, customTags: (tags: Tags) => [goInteger, ...tags] } as const
    const documents = parseAllDocuments(text, options) as readonly Document[]
    if (documents.some(({ errors }) => errors.length > 0)) return undefined
    return valueOfJson(documents[0]?.toJS({ maxAliasCount: 100 }) ?? null)
  } catch {
    // Too many aliases, or nested so deeply that the parser had no room.
    return undefined
  }
}

function hexDecode(text: string): string | undefined {
  return text.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(text) ? Buffer.from(text, 'hex').toString() : undefined
}

/** Go's glob syntax (gobwas): what means more than itself. */
const quoteGlob = (text: string): string => text.replaceAll(/[*?\\[\]{}]/g, String.raw`\$&`)

export const encodingFunctions: Builtins = {
  'base64url.encode_no_pad': ofText((text) => Buffer.from(text).toString('base64url')),
  'glob.quote_meta': ofText(quoteGlob),
  'hex.encode': ofText((text) => Buffer.from(text).toString('hex')),
  'hex.decode': ofText(hexDecode),
  'json.marshal_with_options': marshalWithOptions,
  'yaml.is_valid': ([text]) => typeof text === 'string' && readYaml(text) !== undefined,
  'yaml.marshal': ([value]) =>
    value === undefined
      ? undefined
      : stringify(jsonOfValue(value), { version: '1.1', lineWidth: 0, sortMapEntries: true, aliasDuplicateObjects: false }),
  'yaml.unmarshal': ofText(readYaml),
}
