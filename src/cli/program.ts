import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { PlimsollError, messageOf, systemClock, visible } from '#base/index.ts'
import { type FindingKind, findingKinds, severities } from '#model/index.ts'
import type { Output } from './commands/check.ts'
import type { DiffFlags } from './commands/diff.ts'
import type { FixFlags } from './commands/fix.ts'
import type { CheckOptions } from './judge/judge.ts'
import type { ImportFlags } from './commands/exception-import.ts'
import type { Shell } from './completion.ts'
import { SettingsError } from './errors.ts'
import { type LogFlags, logTo } from './log.ts'
import { applySettings } from './settings/apply-settings.ts'
import type { TargetOptions } from './read-target.ts'
import type { Sections } from './settings/sections.ts'

type TargetFlags = Pick<TargetOptions, 'platform' | 'insecure'>
type JudgeFlags = CheckOptions & { readonly maxDataAge?: number }
type CheckFlags = JudgeFlags & Output & { readonly targets?: string; readonly allPlatforms: boolean }
type Exit = (code: number) => void

const count =
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

function kinds(text: string): readonly FindingKind[] {
  const given = new Set(text.split(',').map((one) => one.trim()))
  const known = findingKinds.filter((kind) => given.has(kind))
  if (known.length === 0 || known.length < given.size) throw new InvalidArgumentError(`not some of ${findingKinds.join(', ')}`)
  return known
}

const TARGETS =
  'registry:IMAGE, oci:FOLDER[:NAME], archive:FILE[:NAME], docker:IMAGE, podman:IMAGE, root:FOLDER, dir:FOLDER, sbom:FILE, dockerfile:FILE; or a path or image that says what it is; - is standard input'

const addTargetFlags = (command: Command): Command =>
  command
    .option('--platform <os/arch>', "which image of several, os/arch or os/arch/variant; default the host's", platform)
    .option('--insecure', 'speak plain HTTP to a registry that has no other', false)

const addJudgeFlags = (command: Command): Command =>
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
    .option('--bases <file>', "recorded base images; default PLIMSOLL_BASES, else bases.json among the user's settings")
    .option('--baseline <result>', 'an earlier result: say what is new and what is gone')
    .option('--fail-on-new', 'with a baseline: only what it lacks counts', false)
    .option('--vex <file>', 'what somebody says of vulnerabilities: OpenVEX, CSAF or CycloneDX; may be given again', collected)

const logOf = (command: Command) => logTo(process.stderr, command.optsWithGlobals<LogFlags>(), () => systemClock.now().getTime())

const judgeOptions = ({ maxDataAge, ...flags }: JudgeFlags, command: Command): CheckOptions => ({
  ...flags,
  log: logOf(command),
  ...(maxDataAge === undefined ? {} : { maxDataAgeDays: maxDataAge }),
})

function addCheck(program: Command, version: string, exit: Exit): void {
  addJudgeFlags(program.command('check'))
    .description('say what is in a target, which known vulnerabilities that means, and whether it is allowed')
    .argument('[target...]', TARGETS)
    .option('--targets <file>', 'targets that a file names, one a line; # begins a comment')
    .option('--all-platforms', 'every platform of an image, not only one', false)
    .option('--format <format>', 'cyclonedx, cyclonedx-vex, github, gitlab, html, json, junit, markdown, openvex, sarif or table', 'table')
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--all', 'list every finding', false)
    .option('--author <name>', 'who speaks in openvex and cyclonedx-vex; default plimsoll')
    .addHelpText(
      'after',
      '\nExamples:\n  plimsoll check debian:12\n  plimsoll check oci:build/image --fail-on high\n  docker save shop | plimsoll check -\n  plimsoll check . --format json --output result.json\n  plimsoll check debian:12 alpine:3.22 --all-platforms --format json\n\nExit codes: 0 allowed, 1 denied, 2 wrong use, 3 could not be assessed; of several targets 1 before 3 before 0.',
    )
    .action(async (targets: string[], flags: CheckFlags, command: Command) =>
      exit(
        await (
          await import('./commands/check.ts')
        ).check(targets, version, { ...judgeOptions(flags, command), allPlatforms: flags.allPlatforms }, flags),
      ),
    )
}

function addSbom(program: Command, version: string): void {
  addTargetFlags(program.command('sbom'))
    .description('list the packages of a target as an SBOM')
    .argument('<target>', 'as for check')
    .option('--format <format>', 'cyclonedx, cyclonedx-1.6, cyclonedx-1.7, json or spdx', 'cyclonedx')
    .option('--output <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      '\nExamples:\n  plimsoll sbom debian:12 --format spdx\n  plimsoll sbom oci:build/image --format cyclonedx-1.6 --output sbom.json',
    )
    .action(async (target: string, flags: TargetFlags & { format: string; output?: string }, command: Command) =>
      (await import('./commands/sbom.ts')).writeSbom(target, version, { ...flags, log: logOf(command) }),
    )
}

function addExplain(program: Command, version: string): void {
  addJudgeFlags(program.command('explain'))
    .description('print why a finding is one: versions, ranges, sources, severity, what to do')
    .argument('<finding>', 'its id or alias, ID@PACKAGE, or its fingerprint')
    .argument('<from>', 'a result that check --format json wrote, or a target')
    .addHelpText(
      'after',
      '\nExamples:\n  plimsoll explain CVE-2019-10744 examples/shop\n  plimsoll explain CVE-2019-10744@lodash result.json',
    )
    .action(async (key: string, from: string, flags: JudgeFlags, command: Command) =>
      (await import('./commands/explain.ts')).explain(key, from, version, judgeOptions(flags, command)),
    )
}

function addReplay(program: Command, version: string, exit: Exit): void {
  program
    .command('replay')
    .description('judge again from the inputs that a result names: the same bytes, or which input is gone')
    .argument('<result>', 'a file that check --format json wrote')
    .addHelpText('after', '\nExample:\n  plimsoll replay result.json')
    .action(async (path: string, { sections }: { sections?: Sections }) => {
      const [{ replay }, { exitCodeOfAll, report }] = await Promise.all([import('./commands/replay.ts'), import('./commands/check.ts')])
      const { results, several } = await replay(path, version, sections)
      await report(results, several, { format: 'json', all: true })
      exit(exitCodeOfAll(results))
    })
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

function addFix(program: Command, version: string, exit: Exit): void {
  addTargetFlags(program.command('fix'))
    .description('say which upgrades clear the findings of a target, proven by matching them anew, as a patch of its manifests')
    .argument('<target>', 'as for check')
    .option('--base <target>', 'say what a rebuild on this other base clears and brings; may be given several times', collect, [])
    .option(
      '--dockerfile <file>',
      'the Dockerfile that an image was built by: its pinned apt versions, and FROM where another base is better',
    )
    .option('--write', 'apply the patch, whole or not at all', false)
    .option('--patch', 'print nothing but the patch', false)
    .option('--format <format>', 'json or table', 'table')
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--db <file>', 'prove by this advisory database; default PLIMSOLL_DB, else the snapshot that comes along')
    .addHelpText(
      'after',
      '\nExamples:\n  plimsoll fix .\n  plimsoll fix . --patch | git apply\n  plimsoll fix registry.example/shop:1 --base debian:13-slim\n\nIt is no verdict: the exit code is 0, 3 when the target could not be assessed.',
    )
    .action(async (target: string, flags: TargetFlags & FixFlags & { db?: string }, command: Command) => {
      const judged = {
        failOn: 'default',
        onlyFixed: false,
        ignoreUnfixed: false,
        kinds: ['vulnerability'],
        failOnNew: false,
        inline: true,
      } as const
      exit(await (await import('./commands/fix.ts')).fix(target, version, flags, { ...judged, ...flags, log: logOf(command) }))
    })
}

function addDiff(program: Command, version: string): void {
  addTargetFlags(program.command('diff'))
    .description('say which packages and findings one of two targets has and the other has not, and in which layer')
    .argument('<a>', 'a target as for check, or a result that check --format json wrote')
    .argument('<b>', 'another')
    .option('--format <format>', 'json or table', 'table')
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--db <file>', 'judge targets by this advisory database; default PLIMSOLL_DB, else the snapshot that comes along')
    .addOption(
      new Option('--kinds <list>', `what to look for, of ${findingKinds.join(',')}`).argParser(kinds).default(findingKinds, 'all of them'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  plimsoll diff shop:1 shop:2\n  plimsoll diff before.json after.json --format json\n\nIt is no verdict: the exit code is 0, 3 when one could not be assessed.',
    )
    .action(
      async (a: string, b: string, flags: TargetFlags & DiffFlags & { db?: string; kinds: readonly FindingKind[] }, command: Command) => {
        const judged = { failOn: 'default', onlyFixed: false, ignoreUnfixed: false, failOnNew: false, inline: true } as const
        await (await import('./commands/diff.ts')).diff(a, b, version, flags, { ...judged, ...flags, log: logOf(command) })
      },
    )
}

type UpdateFlags = { readonly insecure: boolean; readonly reset: boolean; readonly from?: true | string[]; readonly mirror?: string }

function addUpdate(database: Command, exit: Exit): void {
  database
    .command('update')
    .description('fetch a database that is an OCI artifact, or build one of what publishers serve; checks use it from then on')
    .argument('[artifact]', 'its name in a registry; default PLIMSOLL_DB_REPOSITORY')
    .option('--from [feed...]', 'build it of these feeds: FEED, FEED:PART or FEED=URL; without any of all that have an address')
    .option('--mirror <url>', 'ask there, at HOST/PATH of each address, instead of the publishers; default PLIMSOLL_MIRROR')
    .option('--insecure', 'speak plain HTTP to a registry that has no other', false)
    .option('--reset', 'go back to the snapshot that comes along, and forget what was fetched', false)
    .addHelpText(
      'after',
      '\nExamples:\n  oras push registry.example/plimsoll-db:1 my.sqlite\n  plimsoll db update registry.example/plimsoll-db:1\n  plimsoll db update --from debian-tracker osv:npm osv:PyPI alpine:v3.22 cisa-kev epss\n  plimsoll db update --from --mirror https://mirror.example/feeds\n\nWhat cannot be fetched stays as it was fetched before, and the exit code is 3.',
    )
    .action(async (artifact: string | undefined, flags: UpdateFlags) =>
      exit(await (await import('./commands/db-update.ts')).updateDatabase(artifact, flags)),
    )
}

function addData(program: Command, exit: Exit): void {
  const database = program.command('db').description('the advisory database')
  database
    .command('info')
    .description('sources, counts, coverage and age of the data')
    .option('--db <file>', 'of this database')
    .option('--format <format>', 'json or table', 'table')
    .addHelpText('after', '\nExample:\n  plimsoll db info --format json')
    .action(async ({ db, format }: { db?: string; format: string }) => (await import('./commands/db-info.ts')).databaseInfo(db, format))
  database
    .command('build')
    .description('make a database of published feeds')
    .argument('<feed=path...>', 'a feed and its folder, tar, ZIP or file; feed=path@DAY says how old it is, else the file does')
    .requiredOption('--output <file>', 'the database, written whole or not at all')
    .addHelpText(
      'after',
      '\nExample:\n  plimsoll db build --output my.sqlite osv=npm.zip@2026-08-21 cisa-kev=known_exploited_vulnerabilities.json',
    )
    .action(async (feeds: string[], { output }: { output: string }) => (await import('./commands/db-build.ts')).buildFrom(feeds, output))
  addUpdate(database, exit)
  const cache = program.command('cache').description('layers that were read before')
  cache
    .command('show')
    .description('where the cache is and how full')
    .addHelpText('after', '\nExample:\n  plimsoll cache show')
    .action(async () => (await import('./commands/cache.ts')).showCache())
  cache
    .command('prune')
    .description('remove remembered layers, those not used for the longest first')
    .option('--keep <MiB>', 'leave this much', count('MiB'), 0)
    .addHelpText('after', '\nExample:\n  plimsoll cache prune --keep 100')
    .action(async ({ keep }: { keep: number }) => (await import('./commands/cache.ts')).pruneLayers(keep))
}

type SlimFlags = TargetFlags & { base?: string; db?: string; format: string; output?: string; all: boolean }

function addSlim(program: Command, version: string): void {
  addTargetFlags(program.command('slim'))
    .description('say what an image could do without: hidden bytes, caches, packages to build with, what its entry point does not need')
    .argument('<target>', 'an image, as for check')
    .option('--base <target>', 'another base image: what it would lack, which vulnerabilities it clears and brings')
    .option('--db <file>', 'of this advisory database, with --base')
    .option('--format <format>', 'json or table', 'table')
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--all', 'list everything', false)
    .addHelpText('after', '\nExample:\n  plimsoll slim shop:1.2 --base debian:12-slim')
    .action(async (target: string, flags: SlimFlags, command: Command) =>
      (await import('./commands/slim.ts')).slim(target, version, { ...flags, log: logOf(command) }),
    )
}

function addBases(program: Command): void {
  const base = program.command('base').description("images that others are built on: findings of their layers are the base image's")
  const bases = ['--bases <file>', "the list; default PLIMSOLL_BASES, else bases.json among the user's settings"] as const
  addTargetFlags(base.command('add'))
    .description('record the layers of an image as a base')
    .argument('<target>', 'an image, as for check')
    .option('--name <name>', 'how it is called; default as it was named')
    .option(...bases)
    .addHelpText('after', '\nExample:\n  plimsoll base add debian:12')
    .action(async (target: string, flags: TargetFlags & { name?: string; bases?: string }, command: Command) =>
      (await import('./commands/base.ts')).addBase(target, { ...flags, log: logOf(command) }),
    )
  base
    .command('list')
    .description('print the recorded bases')
    .option(...bases)
    .addHelpText('after', '\nExample:\n  plimsoll base list')
    .action(async (flags: { bases?: string }) => (await import('./commands/base.ts')).listBases(flags.bases))
  base
    .command('remove')
    .description('forget a base')
    .argument('<name>')
    .option(...bases)
    .addHelpText('after', '\nExample:\n  plimsoll base remove debian:12')
    .action(async (name: string, flags: { bases?: string }) => (await import('./commands/base.ts')).removeBase(name, flags.bases))
}

function addException(program: Command): void {
  program
    .command('exception')
    .description('accepted risks')
    .command('import')
    .description("print the exceptions for plimsoll.yaml that other tools' files mean")
    .argument('<file...>', '.trivyignore, .trivyignore.yaml, .gitleaksignore, .grype.yaml, osv-scanner.toml, .hadolint.yaml, .dockleignore')
    .requiredOption('--owner <who>', 'who answers for them')
    .option('--expires <date>', 'their last day, where the file does not say; default 90 days from now')
    .option('--subject <pattern>', 'what those are about that name neither package nor path; default *, everything')
    .option('--from <format>', 'what the files are, where their names do not say')
    .option('--output <file>', 'write to a file instead of standard output')
    .addHelpText('after', "\nExample:\n  plimsoll exception import .trivyignore --owner 'web team' --subject 'registry.example/shop*'")
    .action(async (files: string[], flags: ImportFlags) => (await import('./commands/exception-import.ts')).importExceptions(files, flags))
}

function addRest(program: Command): void {
  const version = program.command('version').description('the order of versions')
  version
    .command('compare')
    .description('print <, = or > for two versions, or for each pair "A<tab>B" on standard input')
    .argument('<scheme>')
    .argument('[a]')
    .argument('[b]')
    .addHelpText('after', '\nExample:\n  plimsoll version compare dpkg 1.0~rc1 1.0')
    .action(async (scheme: string, a?: string, b?: string) => (await import('./commands/version-compare.ts')).compareVersions(scheme, a, b))
  program
    .command('completion')
    .description('print the script that completes plimsoll in a shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'fish', 'zsh']))
    .addHelpText('after', '\nExample:\n  plimsoll completion bash >/etc/bash_completion.d/plimsoll')
    .action(async (shell: Shell) => {
      const { completionOf } = await import('./completion.ts')
      process.stdout.write(completionOf(program, shell))
    })
}

const HELP = `
A flag wins over its variable (--fail-on: PLIMSOLL_FAIL_ON), a variable over plimsoll.yaml.
NO_COLOR turns colours off; PLIMSOLL_CACHE names the cache's folder.

Examples:
  plimsoll check debian:12
  plimsoll explain CVE-2019-10744 result.json
  plimsoll sbom . --format spdx

Exit codes: 0 allowed, 1 denied, 2 wrong use, 3 could not be assessed.`

/** Names in a message may be foreign: none moves the cursor or begins a line of its own. */
function explainError(thrown: unknown): void {
  const message = messageOf(thrown)
  const shown = thrown instanceof SettingsError ? message.split('\n').map(visible).join('\n') : visible(message)
  process.stderr.write(`error: ${shown}\n`)
  if (thrown instanceof PlimsollError && thrown.hint !== undefined) process.stderr.write(`hint: ${visible(thrown.hint)}\n`)
}

/** Runs one command line. @returns the exit code */
export async function run(argv: readonly string[], version: string): Promise<number> {
  let code = 0
  const exit: Exit = (value) => void (code = value)
  const program = new Command('plimsoll').description('The load line for containers.').version(version).exitOverride()
  program
    .option('--config <file>', 'settings; default PLIMSOLL_CONFIG, else plimsoll.yaml in this folder if there is one')
    .option('--quiet', 'nothing but the result and errors', false)
    .option('--verbose', 'say on standard error what is read, from where, and how long it takes', false)
    .addHelpText('after', HELP)
    .hook('preAction', (_, command) => applySettings(command, process.env))
  program.configureOutput({ outputError: (text, write) => write(text) })
  addCheck(program, version, exit)
  addSbom(program, version)
  addExplain(program, version)
  addReplay(program, version, exit)
  addException(program)
  addFix(program, version, exit)
  addDiff(program, version)
  addData(program, exit)
  addSlim(program, version)
  addBases(program)
  addRest(program)
  for (const command of [...program.commands, ...program.commands.flatMap((parent) => parent.commands)]) command.exitOverride()
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
    explainError(thrown)
    return thrown instanceof PlimsollError && thrown.code === 'wrong-use' ? 2 : 3
  }
}
