import { type Command, Option } from 'commander'
import { type FindingKind, findingKinds } from '#model/index.ts'
import type { DiffFlags } from '../commands/diff.ts'
import type { ImportFlags } from '../commands/exception-import.ts'
import type { FixFlags } from '../commands/fix.ts'
import { type Exit, type TargetFlags, addTargetFlags, kinds, logOf } from './flags.ts'

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export function addFix(program: Command, version: string, exit: Exit): void {
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
      exit(await (await import('../commands/fix.ts')).fix(target, version, flags, { ...judged, ...flags, log: logOf(command) }))
    })
}

export function addDiff(program: Command, version: string): void {
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
        await (await import('../commands/diff.ts')).diff(a, b, version, flags, { ...judged, ...flags, log: logOf(command) })
      },
    )
}

type SlimFlags = TargetFlags & { base?: string; db?: string; format: string; output?: string; all: boolean }

export function addSlim(program: Command, version: string): void {
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
      (await import('../commands/slim.ts')).slim(target, version, { ...flags, log: logOf(command) }),
    )
}

export function addException(program: Command): void {
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
    .action(async (files: string[], flags: ImportFlags) => (await import('../commands/exception-import.ts')).importExceptions(files, flags))
}
