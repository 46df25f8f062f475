import type { Affected, FixState, Package, VexUse } from '#model/index.ts'
import { fixesOf } from '../versions/contains.ts'
import type { VersionScheme } from '../versions/contract.ts'
import { byVulnerability } from './aliases.ts'
import { type Said, type Statement, isHeld } from './find-matches.ts'
import { isCleared } from './cleared.ts'
import { isDistributionFeed } from './trust.ts'

const STATES: Readonly<Record<Exclude<FixState, 'undetermined'>, string>> = {
  postponed: 'the fix is put off',
  ignored: 'it will not be fixed',
  'end-of-life': 'the release is out of support',
}

/** `Red Hat` of `Red Hat:enterprise_linux:9`. */
const authorOf = ({ ecosystem }: Affected): string => ecosystem.split(':', 1)[0]!

/** What a finding shows of a statement, and the version that it calls fixed. */
type Word = { readonly use: VexUse; readonly fix?: string }

function wordFrom({ advisory }: Statement, entry: Affected, said: Pick<VexUse, 'status' | 'justification' | 'statement'>): Word {
  const { source, modified } = advisory
  return { use: { source, author: authorOf(entry), ...said, ...(modified === undefined ? {} : { time: modified }) } }
}

/** Of a package that is in a range: what is said of there being no fix. */
function affectedWord(statement: Statement, state: FixState | undefined): Word {
  const entry = statement.advisory.affected.find((one) => one.state === state) ?? statement.advisory.affected[0]!
  if (state === 'undetermined') return wordFrom(statement, entry, { status: 'under_investigation' })
  return wordFrom(statement, entry, { status: 'affected', ...(state === undefined ? {} : { statement: STATES[state] }) })
}

function fixedWord(statement: Statement, scheme: VersionScheme): Word | undefined {
  const { advisory, affected, installed } = statement
  const fix = fixesOf(scheme, [affected]).findLast((version) => scheme.compare(version, installed) <= 0)
  if (fix === undefined) return undefined
  return { ...wordFrom(statement, advisory.affected[0]!, { status: 'fixed', statement: `fixed in ${fix}` }), fix }
}

function notAffectedWord(statement: Statement, pkg: Package, scheme: VersionScheme): Word | undefined {
  const entry = statement.advisory.affected.find((one) => isCleared(pkg, one, statement.installed, scheme))
  const { justification, impact } = entry?.notAffected ?? {}
  if (!entry) return undefined
  return wordFrom(statement, entry, {
    status: 'not_affected',
    ...(justification === undefined ? {} : { justification }),
    ...(impact === undefined ? {} : { statement: impact }),
  })
}

/** What statements under one name of the package come to: of equals the more careful one wins, as among documents. */
function wordOf(statements: readonly Statement[], pkg: Package, scheme: VersionScheme): Word | undefined {
  const words = statements.flatMap((one) =>
    isHeld(one) ? affectedWord(one, one.match.reason.state) : (fixedWord(one, scheme) ?? notAffectedWord(one, pkg, scheme) ?? []),
  )
  const order = ['affected', 'under_investigation', 'fixed', 'not_affected'] as const
  return order.map((status) => words.find(({ use }) => use.status === status)).find((one) => one !== undefined)
}

/** The name that is nearer to the package decides, as it does among advisories. `about` are the statements about one vulnerability. */
function nearestWord(pkg: Package, found: readonly Said[], about: ReadonlySet<Statement>): Word | undefined {
  for (const { scheme, statements } of found) {
    const own = statements.filter((one) => about.has(one) && isDistributionFeed(one.advisory.source))
    const word = wordOf(own, pkg, scheme)
    if (word) return word
  }
  return undefined
}

/** What the distribution's feed says of one vulnerability in a package of its own. */
export const distributionWord = (pkg: Package, found: readonly Said[], about: ReadonlySet<Statement>): VexUse | undefined =>
  nearestWord(pkg, found, about)?.use

/** The version that was packaged: without epoch and without what counts the builds. */
const upstreamOf = (version: string): string => version.replace(/^\d+:/, '').replace(/-[^-]*$/, '')

/**
 * Whether the build is the distribution's own for all that its version tells: Red Hat's releases name theirs, SUSE's count rebuilds behind
 * a dot. The version of a deb tells nothing: HashiCorp's consul is called as Debian's is.
 */
const isOwnBuild = ({ type, version }: Package, { author }: VexUse): boolean =>
  type === 'apk' || (type === 'rpm' && (author === 'Red Hat' ? /\.el\d/ : /-[^-]*\.[^-]*$/).test(version))

/**
 * Whether a word about a package holds for what is linked into it. A fix by backport leaves the version of the part as it was, and that of
 * the package: a higher version may be another's build, and a newer part is matched by itself.
 */
function reachesParts({ use, fix = '' }: Word, owner: Package): boolean {
  if (use.status === 'not_affected') return isOwnBuild(owner, use)
  if (use.status !== 'fixed') return true
  return [owner.version, owner.source?.version].some((version) => version !== undefined && upstreamOf(version) === upstreamOf(fix))
}

/** What the distribution says of each vulnerability in a package of its own, for the parts that lie in its files; by the names of the vulnerability. */
export function wordsForParts(owner: Package, found: readonly Said[]): (names: readonly string[]) => VexUse | undefined {
  const byAdvisory = new Map(found.flatMap(({ statements }) => statements.map((one) => [one.advisory, one] as const)))
  const groups = byVulnerability([...byAdvisory.keys()])
  return (names) => {
    const group = names.map((name) => groups.get(name)).find((one) => one !== undefined)
    if (!group) return undefined
    const word = nearestWord(owner, found, new Set(group.map((advisory) => byAdvisory.get(advisory)!)))
    return word && reachesParts(word, owner) ? word.use : undefined
  }
}
