import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { MiB, readFileBounded } from '#base/index.ts'
import { openDatabase } from '#advisories/index.ts'
import {
  type BaseComparison,
  type Plan,
  byFewest,
  compareBase,
  fixDockerfile,
  fixTable,
  planFix,
  readLock,
  readText,
  readTree,
  systemCommands,
  writeFixes,
} from '#fix/index.ts'
import { type Result, isVulnerability } from '#model/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { findDatabase } from '../folders.ts'
import { type CheckOptions, judge } from '../judge/judge.ts'
import { readRun } from '../judge/run.ts'

export type FixFlags = {
  readonly base: readonly string[]
  readonly dockerfile?: string
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

/** What `fix --format json` prints (docs/reference/fix.schema.json). */
export type FixDocument = Omit<Plan, 'files'> & {
  readonly schema: 'plimsoll-fix/1'
  readonly subject: Result['subject']
  readonly inputs: Result['inputs']
  /** What the patch changes, with the digest that it has to have. */
  readonly files: readonly { readonly path: string; readonly digest: string }[]
  readonly system: readonly string[]
  readonly bases: readonly BaseComparison[]
  readonly unknowns: Result['coverage']['unknowns']
  readonly notAssessed: readonly string[]
}

function jsonOf(
  result: Result,
  { patch, files, ...plan }: Plan,
  bases: readonly BaseComparison[],
  system: readonly string[],
  unknowns: Result['coverage']['unknowns'],
): string {
  const document: FixDocument = {
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
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/** A Dockerfile is written by hand. */
const DOCKERFILE = MiB

/** Below the working folder by its path there, else by its name alone: that is what the patch names. @throws UsageError, FileError */
async function readDockerfile(
  path: string,
  { subject }: Result,
): Promise<{ readonly root: string; readonly file: ReturnType<typeof readText> }> {
  if (subject.kind === 'directory')
    throw new UsageError('wrong-use', `--dockerfile "${path}": it goes with the image that it built, and "${subject.name}" is a folder`)
  const whole = resolve(path)
  const below = relative(resolve('.'), whole)
  const root = below.startsWith('..') || isAbsolute(below) ? dirname(whole) : resolve('.')
  return { root, file: readText(relative(root, whole), await readFileBounded(whole, DOCKERFILE)) }
}

/** The plan, with what becomes of the Dockerfile where one is given. */
async function wayOut(result: Result, bases: readonly BaseComparison[], { dockerfile }: FixFlags, db: string | undefined) {
  const given = dockerfile === undefined ? undefined : await readDockerfile(dockerfile, result)
  const { plan, unknowns } = await planOf(result, db)
  const fixed = given && fixDockerfile(given.file, plan.upgrades, bases)
  return {
    plan: { ...plan, files: [...plan.files, ...(fixed?.files ?? [])], patch: plan.patch + (fixed?.patch ?? '') },
    unknowns,
    root: given?.root ?? result.subject.name,
    system: [...systemCommands(plan.upgrades, result.packages, result.distribution), ...(fixed?.notes ?? [])],
  }
}

/**
 * Says what clears the findings of a target, and does it with `--write`. It is no verdict. @returns the exit code: 3 when nothing could be
 * assessed
 */
export async function fix(target: string, version: string, flags: FixFlags, options: CheckOptions): Promise<0 | 3> {
  if (flags.format !== 'table' && flags.format !== 'json')
    throw new UsageError('wrong-use', `no format "${flags.format}"; there are json, table`)
  const run = await readRun(options)
  const result = await judge(target, version, options, run)
  const compared: BaseComparison[] = []
  for (const base of flags.base) compared.push(compareBase(result, await judge(base, version, options, run)))
  const bases = byFewest(compared)
  const { plan, unknowns, root, system } = await wayOut(result, bases, flags, options.db)
  if (flags.write) await writeFixes(root, plan.files)
  const text = flags.patch
    ? plan.patch
    : flags.format === 'json'
      ? jsonOf(result, plan, bases, system, unknowns)
      : fixTable(target, plan, bases, system, [...result.coverage.unknowns, ...unknowns], flags.write)
  await emit(text, flags.output)
  return result.verdict.decision === 'undetermined' ? 3 : 0
}
