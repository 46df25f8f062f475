import { sortedBy } from '#base/index.ts'
import { endOfLife, supportOf } from '#advisories/index.ts'
import type { Coverage, Distribution, FindingKind, Inputs, JudgeSettings, Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { assignOrigins, decide, placeOrigins } from '#policy/index.ts'
import { compared } from '../baseline.ts'
import { exceptionsDigest, withExceptions } from '../exceptions.ts'
import { withCache } from '../folders.ts'
import { UsageError } from '../errors.ts'
import { type TargetOptions, readTarget } from '../read-target.ts'
import { type Scheme, parseTarget } from '../targets.ts'
import { withVex } from '../vex.ts'
import { baseFactsOf } from './base-facts.ts'
import { withChangelogs } from './changelog-evidence.ts'
import { looksFor } from './looks.ts'
import type { Judged } from './over-run.ts'
import { type Run, type RunOptions, readRun } from './run.ts'
import { findVulnerabilities, summaryOf } from './vulnerabilities.ts'

export type CheckOptions = JudgeSettings &
  TargetOptions &
  RunOptions & {
    readonly db?: string
    /** What an image was built by, its path. */
    readonly dockerfile?: string
    /** Sets of controls to judge workloads by; without them those that are meant for everybody. */
    readonly set?: readonly string[]
    /** The user's own: files and folders, their paths. */
    readonly policy?: readonly string[]
    /** False judges workloads as they are written, without the defaults of the API. */
    readonly defaults?: boolean
  }

export const settingsOf = ({
  failOn,
  onlyFixed,
  ignoreUnfixed,
  maxDataAgeDays,
  kinds,
  failOnNew,
  inline,
}: CheckOptions): JudgeSettings => ({
  failOn,
  onlyFixed,
  ignoreUnfixed,
  ...(maxDataAgeDays === undefined ? {} : { maxDataAgeDays }),
  kinds,
  failOnNew,
  inline,
})

function withEndOfLife(distribution: Distribution, time: string): NonNullable<Result['distribution']> {
  const day = endOfLife(distribution, time)
  return { ...distribution, ...(day === undefined ? {} : { endOfLife: day }), support: supportOf(distribution, time) }
}

/** What else was in use, each by its digest; absent where nothing was. */
function digestsOf(all: Readonly<Partial<Record<keyof NonNullable<Inputs['digests']>, string | undefined>>>): Pick<Inputs, 'digests'> {
  const used = Object.entries(all).filter(([, digest]) => digest !== undefined)
  return used.length === 0 ? {} : { digests: Object.fromEntries(used) as NonNullable<Inputs['digests']> }
}

/** Kinds that nobody asked for are named, apart from vulnerabilities, which have areas of their own. */
const notAsked = (kinds: readonly FindingKind[]): Coverage[] =>
  (
    [
      ['secret', 'secrets'],
      ['hygiene', 'hygiene'],
    ] as const
  )
    .filter(([kind]) => !kinds.includes(kind))
    .map(([, area]) => ({ area, packages: 0, status: 'not-assessed', reason: 'not-asked', detail: 'it was not asked for' }))

/** What can be found: a Dockerfile has no packages, and controls over workloads say nothing of either. */
const possibleKinds = (scheme: Scheme | undefined): readonly FindingKind[] =>
  scheme === 'manifests' ? ['control'] : scheme === 'dockerfile' ? ['hygiene', 'secret'] : ['hygiene', 'secret', 'vulnerability']

/** Kinds that the target cannot have are not asked for, whatever the flags say. @throws UsageError, FileError */
async function settingsFor(target: string, options: CheckOptions): Promise<{ settings: JudgeSettings; possible: readonly FindingKind[] }> {
  const settings = settingsOf(options)
  const possible = possibleKinds(target === '-' ? undefined : (await parseTarget(target)).scheme)
  const kinds = settings.kinds.filter((kind) => possible.includes(kind))
  if (kinds.length === 0)
    throw new UsageError('wrong-use', `check "${target}": of ${settings.kinds.join(', ')} there is nothing in such a target`, {
      hint: `there can be ${possible.join(', ')}`,
    })
  return { settings: { ...settings, kinds }, possible }
}

/** What the user says, read before the target: it may be wrong, and an image takes a while. */
async function ask(target: string, options: CheckOptions, run: Run) {
  const { settings, possible } = await settingsFor(target, options)
  return {
    ...run,
    settings,
    possible,
    looks: await looksFor(settings.kinds, options.sections),
    dockerfiles: options.dockerfile === undefined ? [] : [await (await import('./dockerfiles.ts')).readDockerfile(options.dockerfile)],
  }
}

type Asked = Awaited<ReturnType<typeof ask>>

/** Files that the user names for all targets, each with its digest. */
export const namedInputs = ({ baseline, vex }: Run): Pick<Inputs, 'baseline' | 'vex'> => ({
  ...(baseline ? { baseline: { name: baseline.name, digest: baseline.digest } } : {}),
  ...(vex.length > 0 ? { vex: vex.map(({ name, digest }) => ({ name, digest })) } : {}),
})

function inputsOf(
  asked: Asked,
  { target, subject, data, version, isImage }: Record<'target' | 'subject' | 'data' | 'version', string> & { readonly isImage: boolean },
): Inputs {
  const { time, settings, exceptions, bases, looks, dockerfiles } = asked
  const [dockerfile] = dockerfiles
  return {
    target,
    subject,
    data,
    rules: digestOf(JSON.stringify(settings)),
    time,
    plimsoll: version,
    settings,
    ...digestsOf({
      bases: isImage ? bases.digest : undefined,
      ...looks.digests,
      exceptions: exceptions.length > 0 ? exceptionsDigest(exceptions) : undefined,
    }),
    ...(dockerfile ? { dockerfile: { name: dockerfile.path, digest: digestOf(JSON.stringify(dockerfiles)) } } : {}),
    ...namedInputs(asked),
  }
}

/** The path of what is no image but manifests. */
async function manifestsOf(target: string): Promise<string | undefined> {
  if (target === '-') return undefined
  const { scheme, rest } = await parseTarget(target)
  return scheme === 'manifests' ? rest : undefined
}

/** Judges a target by all that is at hand: reads it once, finds what is wrong, says where it comes from, and decides. */
export async function judgeIn(run: Run, target: string, version: string, options: CheckOptions): Promise<Judged> {
  const manifests = await manifestsOf(target)
  if (manifests !== undefined) {
    const { settings } = await settingsFor(target, options)
    const { judgeManifestTarget } = await import('./judge-manifests.ts')
    return judgeManifestTarget(run, { target, path: manifests, settings, version }, namedInputs(run), options)
  }
  const asked = await ask(target, options, run)
  const { time, settings, possible, exceptions, baseline, bases, vex, looks, dockerfiles } = asked
  const { kinds, inline } = settings
  const read = await readTarget(target, looks.detectors, withCache(options))
  const { distribution, packages } = read.inventory
  const matched = await findVulnerabilities(read.inventory, kinds.includes('vulnerability'), { ...options, time })
  const base = baseFactsOf(read, bases.bases)
  const subject = base ? { ...read.inventory.subject, base: base.base } : read.inventory.subject
  const others = looks.find(read, dockerfiles, placeOrigins(subject, base), time)
  const found = [...withChangelogs(matched.findings, packages, read.changelogs), ...others.findings]
  const placed = assignOrigins(found, subject, packages, base)
  const unknowns = [...read.inventory.unknowns, ...others.unknowns]
  options.log?.detail(`${placed.length} findings, ${unknowns.length} files not read`)
  const accepted = withExceptions(placed, { exceptions, inline, kinds, time, subject, packages })
  const heard = withVex(accepted.findings, vex, { subject, packages, distribution }, { time, kinds })
  const { findings, gone } = compared(heard.findings, baseline, { target, subject, kinds })
  const { data, dataAgeDays } = matched
  const areas = sortedBy([...matched.areas, ...others.areas, ...notAsked(kinds)], ({ area }) => [area])
  const counts = { packages: packages.length, unreadable: unknowns.length }
  const result: Result = {
    schema: 'plimsoll-result/1',
    subject,
    ...(distribution ? { distribution: withEndOfLife(distribution, time) } : {}),
    inputs: inputsOf(asked, { target, subject: subject.digest ?? '', data, version, isImage: read.image !== undefined }),
    packages,
    findings,
    ...(accepted.exceptions ? { exceptions: accepted.exceptions } : {}),
    ...(heard.vex ? { vex: heard.vex } : {}),
    ...(gone ? { gone } : {}),
    coverage: { areas, unknowns },
    summary: summaryOf(packages, findings, areas),
    verdict: decide({ findings, areas, settings, possible, ...counts, ...(dataAgeDays === undefined ? {} : { dataAgeDays }) }),
  }
  return { result, usage: { exceptions: accepted.usage, ...heard.usage } }
}

/** One target by itself. */
export const judge = async (target: string, version: string, options: CheckOptions, run?: Run): Promise<Result> =>
  (await judgeIn(run ?? (await readRun(options)), target, version, options)).result
