import { type Command, InvalidArgumentError, Option } from 'commander'
import { systemClock } from '#base/index.ts'
import { type FindingKind, findingKinds, severities } from '#model/index.ts'
import type { CheckOptions } from '../judge/judge.ts'
import { type LogFlags, logTo } from '../log.ts'
import type { TargetOptions } from '../read-target.ts'

export type TargetFlags = Pick<TargetOptions, 'platform' | 'insecure'>
export type JudgeFlags = CheckOptions & { readonly maxDataAge?: number }
export type Exit = (code: number) => void

export const count =
  (what: string) =>
  (text: string): number => {
    if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(`not a count of ${what}`)
    return Number(text)
  }

/** An option that may be given again. */
const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]

function platform(text: string): string {
  if (!/^[a-z0-9.]{1,40}\/[a-z0-9_]{1,40}(?:\/[a-z0-9.]{1,20})?$/i.test(text))
    throw new InvalidArgumentError('not os/arch or os/arch/variant')
  return text
}

export function kinds(text: string): readonly FindingKind[] {
  const given = new Set(text.split(',').map((one) => one.trim()))
  const known = findingKinds.filter((kind) => given.has(kind))
  if (known.length === 0 || known.length < given.size) throw new InvalidArgumentError(`not some of ${findingKinds.join(', ')}`)
  return known
}

export const TARGETS =
  'registry:IMAGE, oci:FOLDER[:NAME], archive:FILE[:NAME], docker:IMAGE, podman:IMAGE, root:FOLDER, dir:FOLDER, sbom:FILE, dockerfile:FILE, manifests:PATH; or a path or image that says what it is; - is standard input'

export const addTargetFlags = (command: Command): Command =>
  command
    .option('--platform <os/arch>', "which image of several, os/arch or os/arch/variant; default the host's", platform)
    .option('--insecure', 'speak plain HTTP to a registry that has no other', false)

export const addJudgeFlags = (command: Command): Command =>
  addTargetFlags(command)
    .addOption(
      new Option('--fail-on <severity>', 'deny at this severity or worse')
        .choices(['default', ...severities])
        .default('default', 'critical or known exploited, with a fix, or a critical secret'),
    )
    .option('--only-fixed', 'count only findings that have a fix', false)
    .option('--ignore-unfixed', 'the same under the name that other tools use', false)
    .option('--db <file>', 'judge by this advisory database; default PLIMSOLL_DB, else the snapshot that comes along')
    .option('--max-data-age <days>', 'exit 3 when the advisory data is older', count('days'))
    .addOption(
      new Option('--kinds <list>', `what to look for, of ${findingKinds.join(',')}`).argParser(kinds).default(findingKinds, 'all of them'),
    )
    .option('--no-inline', 'comments of other tools in the files (gitleaks:allow, …) accept nothing')
    .option('--dockerfile <file>', 'what the image was built by: judged with it, one finding where both show the same')
    .option('--set <name>', 'judge workloads by this set of controls; may be given again; default those that are for everybody', collected)
    .option('--policy <path>', 'judge workloads by this control, or the set in this folder; may be given again', collected)
    .option('--no-defaults', 'judge workloads as they are written, without the defaults of the API')
    .option('--bases <file>', "recorded base images; default PLIMSOLL_BASES, else bases.json among the user's settings")
    .option('--baseline <result>', 'an earlier result: say what is new and what is gone')
    .option('--fail-on-new', 'with a baseline: only what it lacks counts', false)
    .option('--vex <file>', 'what somebody says of vulnerabilities: OpenVEX, CSAF or CycloneDX; may be given again', collected)

export const logOf = (command: Command) => logTo(process.stderr, command.optsWithGlobals<LogFlags>(), () => systemClock.now().getTime())

export const judgeOptions = ({ maxDataAge, ...flags }: JudgeFlags, command: Command): CheckOptions => ({
  ...flags,
  log: logOf(command),
  ...(maxDataAge === undefined ? {} : { maxDataAgeDays: maxDataAge }),
})
