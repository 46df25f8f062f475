import { openDatabase } from '#advisories/index.ts'
import {
  type BaseComparison,
  type Plan,
  byFewest,
  compareBase,
  fixTable,
  planFix,
  readLock,
  readTree,
  systemCommands,
  writeFixes,
} from '#fix/index.ts'
import { type Result, isVulnerability } from '#model/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { findDatabase } from '../folders.ts'
import { type CheckOptions, judge } from '../judge/judge.ts'

export type FixFlags = {
  readonly base: readonly string[]
  readonly write: boolean
  readonly patch: boolean
  readonly format: string
  readonly output?: string
}

/** What is known of a target and of the files in it. */
async function planOf(
  result: Result,
  db: string | undefined,
): Promise<{ readonly plan: Plan; readonly unknowns: Result['coverage']['unknowns'] }> {
  const { subject, packages, findings, distribution } = result
  const withFindings = new Set(findings.filter(isVulnerability).map((finding) => finding.package))
  const affected = packages.filter(({ purl }) => withFindings.has(purl))
  const isTree = subject.kind === 'directory'
  const tree = isTree ? await readTree(subject.name, new Set(affected.map(({ type }) => type))) : { manifests: new Map(), unknowns: [] }
  const paths = isTree ? [...new Set(affected.flatMap(({ locations }) => locations.map(({ path }) => path)))] : []
  const texts = new Map<string, string>()
  for (const path of paths) {
    if (tree.manifests.has(path)) continue
    const text = await readLock(subject.name, path)
    if (text !== undefined) texts.set(path, text)
  }
  const database = openDatabase((await findDatabase(db)).path)
  try {
    const plan = planFix({
      packages,
      distribution,
      findings,
      data: database,
      manifests: tree.manifests,
      lockText: (path) => texts.get(path),
    })
    return { plan, unknowns: tree.unknowns }
  } finally {
    database.close()
  }
}

const jsonOf = (
  result: Result,
  { patch, files, ...plan }: Plan,
  bases: readonly BaseComparison[],
  system: readonly string[],
  unknowns: Result['coverage']['unknowns'],
): string =>
  `${JSON.stringify(
    {
      schema: 'plimsoll-fix/1',
      subject: result.subject,
      inputs: result.inputs,
      ...plan,
      files: files.map(({ path, digest }) => ({ path, digest })),
      patch,
      system,
      bases,
      unknowns: [...result.coverage.unknowns, ...unknowns],
      notAssessed: [
        'packages that an upgrade needs in turn and that are not there yet',
        'whether a registry has a version that an advisory names',
      ],
    },
    undefined,
    2,
  )}\n`

/** Says what clears the findings of a target, and does it with `--write`. It is no verdict. @returns the exit code: 3 when nothing could be assessed */
export async function fix(target: string, version: string, flags: FixFlags, options: CheckOptions): Promise<0 | 3> {
  if (flags.format !== 'table' && flags.format !== 'json')
    throw new UsageError('wrong-use', `no format "${flags.format}"; there are json, table`)
  const result = await judge(target, version, options)
  const bases: BaseComparison[] = []
  for (const base of flags.base) bases.push(compareBase(result, await judge(base, version, options)))
  const { plan, unknowns } = await planOf(result, options.db)
  const system = systemCommands(plan.upgrades, result.packages, result.distribution)
  if (flags.write) await writeFixes(result.subject.name, plan.files)
  const text = flags.patch
    ? plan.patch
    : flags.format === 'json'
      ? jsonOf(result, plan, byFewest(bases), system, unknowns)
      : fixTable(target, plan, byFewest(bases), system, [...result.coverage.unknowns, ...unknowns], flags.write)
  await emit(text, flags.output)
  return result.verdict.decision === 'undetermined' ? 3 : 0
}
