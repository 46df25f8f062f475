import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { normalName } from './names.ts'

/** The head of a core-metadata document, before its description: fields may stand several times. */
function readFields(text: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>()
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break
    const match = /^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.*)$/.exec(line)
    if (!match) continue
    const values = fields.get(match[1]!.toLowerCase())
    if (values) values.push(match[2]!.trim())
    else fields.set(match[1]!.toLowerCase(), [match[2]!.trim()])
  }
  return fields
}

/** `urllib3 (>=1.21) ; python_version < "3"` by name; what only an extra asks for is left out. */
const requirementName = (text: string): string[] => {
  const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/.exec(text)?.[0]
  return name === undefined || /;.*\bextra\s*==/.test(text) ? [] : [normalName(name)]
}

function licencesOf(fields: ReadonlyMap<string, readonly string[]>): string[] {
  const expression = fields.get('license-expression')?.[0]
  if (expression) return [expression]
  const classifiers = (fields.get('classifier') ?? []).filter((text) => text.startsWith('License ::') && text !== 'License :: OSI Approved')
  if (classifiers.length > 0) return classifiers
  const licence = fields.get('license')?.[0]
  return licence && licence !== 'UNKNOWN' && licence.length <= 100 ? [licence] : []
}

function* parse({ bytes }: FoundFile): Generator<Found> {
  const fields = readFields(textOf(bytes))
  const name = fields.get('name')?.[0]
  const version = fields.get('version')?.[0]
  if (!name) throw new ParseError('malformed', 'no Name field', { position: 'head' })
  yield {
    kind: 'package',
    type: 'pypi',
    name: normalName(name),
    version: version ?? '',
    licences: licencesOf(fields),
    requires: [...new Set((fields.get('requires-dist') ?? []).flatMap(requirementName))],
  }
}

/** METADATA of an installed wheel, PKG-INFO of an egg (core metadata specification). */
export const pythonInstalled = {
  id: 'python-installed',
  revision: 1,
  paths: ['**/*.dist-info/METADATA', '**/*.egg-info/PKG-INFO', '**/*.egg-info', '**/EGG-INFO/PKG-INFO'],
  limit: 4 * MiB,
  evidence: 'installed',
  links: 'folder',
  about: 'Installed Python distributions with licences and requirements; requirements of extras are left out.',
  parse,
} satisfies Cataloger
