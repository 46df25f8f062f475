import * as z from 'zod'
import { type Collector, type IgnoreFormat, collector } from './contract.ts'
import { hasClasses, momentText, readYaml } from './documents.ts'
import { shortened } from './lines.ts'

const text = z.union([z.string(), z.number(), z.date()]).transform((value) => (value instanceof Date ? momentText(value) : String(value)))

const Package = z.looseObject({
  name: text.nullish(),
  version: text.nullish(),
  type: text.nullish(),
  language: text.nullish(),
  location: text.nullish(),
  'upstream-name': text.nullish(),
})

const Rule = z.looseObject({ vulnerability: text.nullish(), reason: text.nullish(), package: Package.nullish() })
type Rule = z.output<typeof Rule>

const File = z.looseObject({ ignore: z.array(Rule).nullish() })

/** Conditions that exceptions do not know: without them the entry would cover more than it says. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'fix-state': 'whether there is a fix is a matter of --only-fixed',
  'vex-status': 'VEX documents say so themselves: --vex',
  'vex-justification': 'VEX documents say so themselves: --vex',
  'match-type': 'how it was matched is none of the terms of an exception',
  namespace: 'where the advisory comes from is none of the terms of an exception',
}
/** Fields that change nothing here: an alias is as good as an id. */
const KNOWN: ReadonlySet<string> = new Set(['vulnerability', 'reason', 'package', 'include-aliases'])

/** Types of Grype by the type of their purls; others have the same name. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['go-module', 'golang'],
  ['java-archive', 'maven'],
  ['jenkins-plugin', 'maven'],
  ['python', 'pypi'],
  ['rust-crate', 'cargo'],
  ['php-composer', 'composer'],
  ['dotnet', 'nuget'],
  ['gem', 'gem'],
  ['npm', 'npm'],
])

/** Of these the name is the whole of the purl. */
const PLAIN: ReadonlySet<string> = new Set(['npm', 'pypi', 'gem', 'cargo', 'nuget', 'golang', 'composer'])

/** A purl where type and name make one, else the name. */
function packageOf(name: string, type: string | null | undefined): string {
  const purlType = TYPES.get(type ?? '') ?? ''
  return PLAIN.has(purlType) ? `pkg:${purlType}/${name.split('/').map(encodeURIComponent).join('/')}` : name
}

/** Grype takes the name for a pattern; a name that is none stays as it is. */
const isPattern = (name: string): boolean => /[\\^$*+?()[\]{}|]/.test(name.replace(/\+\+?$/, ''))

function readRule(rule: Rule, line: number, comment: string | undefined, found: Collector): void {
  const { vulnerability, package: about } = rule
  const what = vulnerability ?? about?.name ?? about?.['upstream-name'] ?? Object.keys(rule)[0] ?? 'an empty rule'
  const condition = Object.keys(rule).find((key) => Object.hasOwn(CONDITIONS, key))
  if (condition !== undefined) return found.remark(line, `${what} (${condition})`, CONDITIONS[condition]!)
  const unknown = Object.keys(rule).find((key) => !KNOWN.has(key))
  if (unknown !== undefined)
    return found.remark(line, `${what} (${unknown})`, 'the field is not known, and the entry may be narrower than what is left of it')
  if (!vulnerability) return found.remark(line, what, 'it names no vulnerability, and would accept those that nobody has seen yet')
  const name = about?.['upstream-name'] ?? about?.name
  if (name && isPattern(name)) return found.remark(line, `${vulnerability} in ${name}`, 'the name is a pattern')
  if (about?.language && !name)
    return found.remark(line, vulnerability, `the language ${about.language} is none of the terms of an exception`)
  if (about?.version && !name) return found.remark(line, vulnerability, 'a version without a package')
  if (about?.location && hasClasses(about.location))
    return found.remark(line, vulnerability, `the location "${about.location}" has a class of characters or an escape`)
  const reason = shortened(rule.reason ?? comment ?? '')
  found.draft({
    line,
    id: vulnerability,
    kind: 'vulnerability',
    ...(name ? { package: packageOf(name, about?.type) } : {}),
    ...(about?.version ? { range: `=${about.version}` } : {}),
    ...(about?.location ? { path: about.location } : {}),
    ...(reason ? { reason } : {}),
  })
}

/** The list `ignore` of Grype's configuration. What else stands there is no exception. */
export const grype = {
  id: 'grype',
  tool: 'Grype',
  files: ['.grype.yaml', '.grype.yml', 'grype.yaml', 'grype.yml'],
  read: (content) => {
    const found = collector()
    const { value, lineOf, commentOf } = readYaml(File, content)
    for (const key of Object.keys(value))
      if (key === 'exclude') found.remark(lineOf([key]), key, 'paths are not left out of the search; accept what is found there')
      else if (key !== 'ignore') found.remark(lineOf([key]), key, 'it is a setting and accepts nothing')
    for (const [i, rule] of (value.ignore ?? []).entries()) readRule(rule, lineOf(['ignore', i]), commentOf(['ignore', i]), found)
    return found
  },
} satisfies IgnoreFormat
