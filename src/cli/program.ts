import { Command, CommanderError } from 'commander'
import { PlimsollError, messageOf, visible } from '#base/index.ts'
import { PolicyUseError, SettingsError } from './errors.ts'
import { applySettings } from './settings/apply-settings.ts'
import type { Exit } from './verbs/flags.ts'
import { addException, addDiff, addFix, addSlim } from './verbs/improving.ts'
import { addCheck, addExplain, addReplay } from './verbs/judging.ts'
import { addBases, addData, addRest, addSbom } from './verbs/knowing.ts'

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
  const shown =
    thrown instanceof SettingsError || thrown instanceof PolicyUseError ? message.split('\n').map(visible).join('\n') : visible(message)
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
