import { Argument, type Command } from 'commander'
import type { Shell } from '../completion.ts'
import { type Exit, type TargetFlags, addTargetFlags, count, logOf } from './flags.ts'

export function addSbom(program: Command, version: string): void {
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
      (await import('../commands/sbom.ts')).writeSbom(target, version, { ...flags, log: logOf(command) }),
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
      exit(await (await import('../commands/db-update.ts')).updateDatabase(artifact, flags)),
    )
}

export function addData(program: Command, exit: Exit): void {
  const database = program.command('db').description('the advisory database')
  database
    .command('info')
    .description('sources, counts, coverage and age of the data')
    .option('--db <file>', 'of this database')
    .option('--format <format>', 'json or table', 'table')
    .addHelpText('after', '\nExample:\n  plimsoll db info --format json')
    .action(async ({ db, format }: { db?: string; format: string }) => (await import('../commands/db-info.ts')).databaseInfo(db, format))
  database
    .command('build')
    .description('make a database of published feeds')
    .argument('<feed=path...>', 'a feed and its folder, tar, ZIP or file; feed=path@DAY says how old it is, else the file does')
    .requiredOption('--output <file>', 'the database, written whole or not at all')
    .addHelpText(
      'after',
      '\nExample:\n  plimsoll db build --output my.sqlite osv=npm.zip@2026-08-21 cisa-kev=known_exploited_vulnerabilities.json',
    )
    .action(async (feeds: string[], { output }: { output: string }) => (await import('../commands/db-build.ts')).buildFrom(feeds, output))
  addUpdate(database, exit)
  const cache = program.command('cache').description('layers that were read before')
  cache
    .command('show')
    .description('where the cache is and how full')
    .addHelpText('after', '\nExample:\n  plimsoll cache show')
    .action(async () => (await import('../commands/cache.ts')).showCache())
  cache
    .command('prune')
    .description('remove remembered layers, those not used for the longest first')
    .option('--keep <MiB>', 'leave this much', count('MiB'), 0)
    .addHelpText('after', '\nExample:\n  plimsoll cache prune --keep 100')
    .action(async ({ keep }: { keep: number }) => (await import('../commands/cache.ts')).pruneLayers(keep))
}

export function addBases(program: Command): void {
  const base = program.command('base').description("images that others are built on: findings of their layers are the base image's")
  const bases = ['--bases <file>', "the list; default PLIMSOLL_BASES, else bases.json among the user's settings"] as const
  addTargetFlags(base.command('add'))
    .description('record the layers of an image as a base')
    .argument('<target>', 'an image, as for check')
    .option('--name <name>', 'how it is called; default as it was named')
    .option(...bases)
    .addHelpText('after', '\nExample:\n  plimsoll base add debian:12')
    .action(async (target: string, flags: TargetFlags & { name?: string; bases?: string }, command: Command) =>
      (await import('../commands/base.ts')).addBase(target, { ...flags, log: logOf(command) }),
    )
  base
    .command('list')
    .description('print the recorded bases')
    .option(...bases)
    .addHelpText('after', '\nExample:\n  plimsoll base list')
    .action(async (flags: { bases?: string }) => (await import('../commands/base.ts')).listBases(flags.bases))
  base
    .command('remove')
    .description('forget a base')
    .argument('<name>')
    .option(...bases)
    .addHelpText('after', '\nExample:\n  plimsoll base remove debian:12')
    .action(async (name: string, flags: { bases?: string }) => (await import('../commands/base.ts')).removeBase(name, flags.bases))
}

export function addRest(program: Command): void {
  const version = program.command('version').description('the order of versions')
  version
    .command('compare')
    .description('print <, = or > for two versions, or for each pair "A<tab>B" on standard input')
    .argument('<scheme>')
    .argument('[a]')
    .argument('[b]')
    .addHelpText('after', '\nExample:\n  plimsoll version compare dpkg 1.0~rc1 1.0')
    .action(async (scheme: string, a?: string, b?: string) =>
      (await import('../commands/version-compare.ts')).compareVersions(scheme, a, b),
    )
  program
    .command('completion')
    .description('print the script that completes plimsoll in a shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'fish', 'zsh']))
    .addHelpText('after', '\nExample:\n  plimsoll completion bash >/etc/bash_completion.d/plimsoll')
    .action(async (shell: Shell) => {
      const { completionOf } = await import('../completion.ts')
      process.stdout.write(completionOf(program, shell))
    })
}
