import { isKnownLicence } from '../../licences.ts'
import { type Environment, mayApply } from './marker.ts'
import { readRequirement } from './requirement.ts'

/** Fields of a core-metadata document by name in lower case; each may stand several times. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** Fields of one head; a file with more was made to hurt. */
const FIELDS = 100_000

/**
 * The head of a core-metadata document, before the empty line that ends it (core metadata specification). Lines that go on with a space
 * or a tab belong to the field above: old licences and descriptions are such texts.
 */
export function readFields(text: string): Fields {
  const head = text.replace(/^\s+/, '')
  const end = /\r?\n\r?\n/.exec(head)
  const fields = new Map<string, string[]>()
  let values: string[] | undefined
  let lines: string[] = []
  const close = (): void => {
    if (values && lines.length > 0) values.push(lines.join('\n').trim())
    lines = []
  }
  let count = 0
  for (const line of head.slice(0, end?.index).split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) {
      // Old setuptools marks each line of a folded text with a bar.
      lines.push(line.replace(/^\s{0,20}\|?/, ''))
      continue
    }
    close()
    const match = /^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.*)$/.exec(line)
    if (!match || ++count > FIELDS) continue
    const name = match[1]!.toLowerCase()
    values = fields.get(name) ?? []
    fields.set(name, values)
    lines = [match[2]!]
  }
  close()
  return fields
}

/** Names that stand for a family of licences: a classifier may say which. */
const VAGUE = /^(?:(?:new |modified )?bsd(?: licen[cs]e)?|apache|psf|artistic|dual licen[cs]e)$/i
/** What old tools write when nobody said anything. */
const NOTHING = /^(?:unknown|none|n\/a|licen[cs]e|see licen[cs]e(?:\.txt|\.md)?|)$/i
/** A longer first line is prose. */
const NAME = 100

/** The most exact of what a distribution says of its licence: an expression, a name that SPDX knows, its classifiers, any other name. */
export function licencesOf(fields: Fields): string[] {
  const expression = fields.get('license-expression')?.[0]
  if (expression) return [expression]
  const licence = fields.get('license')?.[0] ?? ''
  const isNamed = !NOTHING.test(licence)
  if (isNamed && !VAGUE.test(licence) && isKnownLicence(licence)) return [licence]
  const classifiers = (fields.get('classifier') ?? []).filter((text) => /^License ::.*::|^License :: (?!OSI Approved$|DFSG)/.test(text))
  if (classifiers.length > 0) return classifiers
  return isNamed && licence.length <= NAME && !licence.includes('\n') ? [licence] : []
}

/** Names of what a distribution needs in this environment; requirements of extras that nobody asked for are none. */
export const neededNames = (requirements: readonly string[], environment: Environment): string[] => [
  ...new Set(
    requirements.flatMap((text) => {
      const requirement = readRequirement(text)
      return requirement && mayApply(requirement.marker, environment) ? [requirement.name] : []
    }),
  ),
]

/**
 * Requirements of an egg's requires.txt in the form of Requires-Dist: sections are `[extra]`, `[:marker]` or `[extra:marker]`
 * (setuptools, "The Internal Structure of Python Eggs").
 */
export function readRequiresText(text: string): string[] {
  let marker = ''
  const requirements: string[] = []
  for (const line of text.split(/\r?\n/).slice(0, FIELDS)) {
    const section = /^\[([^:\]]{0,200})(?::([^\]]{0,2000}))?\]\s*$/.exec(line)
    if (section) marker = [section[1] ? `extra == "${section[1]}"` : '', section[2] ? `(${section[2]})` : ''].filter(Boolean).join(' and ')
    else if (line.trim() !== '' && !line.startsWith('#')) requirements.push(marker === '' ? line : `${line} ; ${marker}`)
  }
  return requirements
}
