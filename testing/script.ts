import { equal, fail, match, ok } from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Run, plimsoll, root } from './plimsoll.ts'

/** One line of a script with the lines that are indented below it. */
type Step = { readonly number: number; readonly text: string; readonly block: string }

type Session = { readonly folder: string; readonly env: Record<string, string>; last: Run | undefined; checked: boolean }

export function parseScript(text: string): Step[] {
  const steps: { number: number; text: string; block: string[] }[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.startsWith('  ')) steps.at(-1)?.block.push(line.slice(2))
    else if (line.trim() !== '' && !line.startsWith('#')) steps.push({ number: i + 1, text: line.trim(), block: [] })
  }
  return steps.map((step) => ({ ...step, block: step.block.map((line) => `${line}\n`).join('') }))
}

/** Words apart by spaces; quotes of either kind hold spaces. `$SHOP` is the example image. */
export const wordsOf = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) =>
    (double === undefined ? (single ?? plain ?? '') : (JSON.parse(`"${double}"`) as string)).replace('$SHOP', join(root, 'examples/shop')),
  )

/** `plimsoll ARGS [< FILE] [> FILE]` */
async function command(session: Session, text: string): Promise<void> {
  if (session.last && !session.checked) equal(session.last.code, 0, `exit of the command before: ${session.last.stderr}`)
  const [program, ...words] = wordsOf(text)
  equal(program, 'plimsoll')
  const path = (sign: string): string | undefined => {
    const at = words.indexOf(sign)
    return at < 0 ? undefined : join(session.folder, words.splice(at, 2)[1] ?? '')
  }
  const [input, output] = [path('<'), path('>')]
  const { folder, env } = session
  session.last = await plimsoll(words, { home: folder, cwd: folder, env, input: input === undefined ? '' : readFileSync(input, 'utf8') })
  session.checked = false
  if (output !== undefined) writeFileSync(output, session.last.stdout)
}

/** `WHAT contains|lacks|is|matches "TEXT"`, `WHAT is empty`, `WHAT is` and a block; WHAT is stdout, stderr or a file. */
function expectation(session: Session, { text, block }: Step): void {
  const [what = '', verb, given] = wordsOf(text)
  const actual = what === 'stdout' || what === 'stderr' ? (session.last?.[what] ?? '') : readFileSync(join(session.folder, what), 'utf8')
  const expected = given ?? block
  switch (verb) {
    case 'contains':
      ok(expected !== '' && actual.includes(expected), `${what} lacks ${JSON.stringify(expected)}:\n${actual.slice(0, 4000)}`)
      return
    case 'lacks':
      ok(expected !== '' && !actual.includes(expected), `${what} contains ${JSON.stringify(expected)}`)
      return
    case 'matches':
      match(actual, new RegExp(expected, 'm'))
      return
    case 'is':
      equal(actual, text.endsWith(' empty') ? '' : expected, what)
      return
    default:
      fail(`no expectation "${text}"`)
  }
}

async function step(session: Session, one: Step): Promise<void> {
  const [verb, first = '', second = ''] = wordsOf(one.text)
  const at = (name: string): string => join(session.folder, name)
  switch (verb) {
    case '$':
      return command(session, one.text.slice(2))
    case 'exit':
      session.checked = true
      return equal(session.last?.code, Number(first), session.last?.stderr)
    case 'file':
      mkdirSync(dirname(at(first)), { recursive: true })
      return writeFileSync(at(first), one.block)
    case 'copy':
      return cpSync(first, at(second), { recursive: true })
    case 'truncate':
      return truncateSync(at(first), Number(second))
    case 'env': {
      const [name = '', value = ''] = first.split(/=(.*)/s)
      session.env[name] = value
      return undefined
    }
    case 'same':
      return equal(readFileSync(at(first), 'utf8'), readFileSync(at(second), 'utf8'))
    default:
      return expectation(session, one)
  }
}

/**
 * Runs a script of commands and what they must do, in a folder of its own: `$ plimsoll …`, then `exit N` (0 when not said), `stdout contains
 * "…"` and so on; `file`, `copy`, `truncate` and `env` set the scene. @throws AssertionError that names the line
 */
export async function runScript(text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-script-'))
  const session: Session = { folder, env: {}, last: undefined, checked: false }
  try {
    for (const one of parseScript(text))
      try {
        await step(session, one)
      } catch (cause) {
        throw new Error(`line ${one.number}: ${one.text}\n${cause instanceof Error ? cause.message : String(cause)}`, { cause })
      }
    if (session.last && !session.checked) equal(session.last.code, 0, `exit of the last command: ${session.last.stderr}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
