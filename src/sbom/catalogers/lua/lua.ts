import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** A rockspec is a program of Lua; assignments of plain text are read, nothing is run. */
const assigned = (text: string, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s,{;])${name}[ \\t]{0,20}=[ \\t]{0,20}(?:"([^"\\n]{1,200})"|'([^'\\n]{1,200})')`)
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined)

/** The texts of `dependencies = { "lua >= 5.1", "lpeg ~> 1.0" }` by name. */
function needsIn(text: string): string[] {
  const at = text.search(/(?:^|\n)dependencies[ \t]{0,20}=/)
  const end = at < 0 ? -1 : text.indexOf('}', at)
  if (at < 0 || end < 0) return []
  return [...text.slice(at, Math.min(end, at + 16_384)).matchAll(/["']([\w.-]{1,100}\/)?([\w.-]{1,100})[^"'\n]{0,100}["']/g)].flatMap(
    ([, , name]) => (name === undefined || name === 'lua' ? [] : [name]),
  )
}

function* parse({ path, bytes }: FoundFile): Generator<Found> {
  const text = textOf(bytes)
  const [name, version, licence] = ['package', 'version', 'license'].map((field) => assigned(text, field))
  if (name === undefined || version === undefined) yield { kind: 'unknown', reason: 'a rockspec without a plain name and version', path }
  else yield { kind: 'package', type: 'luarocks', name, version, requires: needsIn(text), ...(licence ? { licences: [licence] } : {}) }
}

const luaRocks = {
  id: 'luarocks-installed',
  revision: 1,
  paths: ['**/{rocks,rocks-5.1,rocks-5.2,rocks-5.3,rocks-5.4,rocks-5.5}/*/*/*.rockspec'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Rocks that LuaRocks installed, with licences and edges; no source of advisories is known for them.',
  parse,
} satisfies Cataloger

export const luaCatalogers: readonly Cataloger[] = [luaRocks]
