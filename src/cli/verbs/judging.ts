import type { Command } from 'commander'
import type { Output } from '../commands/check.ts'
import type { Sections } from '../settings/sections.ts'
import { type Exit, type JudgeFlags, TARGETS, addJudgeFlags, judgeOptions } from './flags.ts'

type CheckFlags = JudgeFlags & Output & { readonly targets?: string; readonly allPlatforms: boolean }

export function addCheck(program: Command, version: string, exit: Exit): void {
  addJudgeFlags(program.command('check'))
    .description('say what is wrong with a target (known vulnerabilities, secrets, hygiene), and whether it is allowed')
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
          await import('../commands/check.ts')
        ).check(targets, version, { ...judgeOptions(flags, command), allPlatforms: flags.allPlatforms }, flags),
      ),
    )
}

export function addExplain(program: Command, version: string): void {
  addJudgeFlags(program.command('explain'))
    .description('print why a finding is one: versions, ranges, sources, severity, what to do')
    .argument('<finding>', 'its id or alias, ID@PACKAGE, or its fingerprint')
    .argument('<from>', 'a result that check --format json wrote, or a target')
    .addHelpText(
      'after',
      '\nExamples:\n  plimsoll explain CVE-2019-10744 examples/shop\n  plimsoll explain CVE-2019-10744@lodash result.json',
    )
    .action(async (key: string, from: string, flags: JudgeFlags, command: Command) =>
      (await import('../commands/explain.ts')).explain(key, from, version, judgeOptions(flags, command)),
    )
}

export function addReplay(program: Command, version: string, exit: Exit): void {
  program
    .command('replay')
    .description('judge again from the inputs that a result names: the same bytes, or which input is gone')
    .argument('<result>', 'a file that check --format json wrote')
    .addHelpText('after', '\nExample:\n  plimsoll replay result.json')
    .action(async (path: string, { sections }: { sections?: Sections }) => {
      const [{ replay }, { exitCodeOfAll, report }] = await Promise.all([import('../commands/replay.ts'), import('../commands/check.ts')])
      const { results, several } = await replay(path, version, sections)
      await report(results, several, { format: 'json', all: true })
      exit(exitCodeOfAll(results))
    })
}
