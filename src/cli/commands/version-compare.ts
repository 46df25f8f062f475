import { KiB } from '#base/index.ts'
import { type VersionScheme, versionScheme, versionSchemes } from '#advisories/index.ts'
import { UsageError } from '../errors.ts'

const SIGNS = ['<', '=', '>'] as const

/** Characters; a longer line is no pair, and what it has more is not kept. */
const LENGTH = 64 * KiB

const answerOf = ({ compare }: VersionScheme, a: string, b: string): string => SIGNS[Math.sign(compare(a, b)) + 1]!

/** Lines of any stream, with LF or CRLF, the last with or without: readline would part them at other characters as well. */
async function* linesOf(source: AsyncIterable<Buffer | string>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of source) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n')
    rest = lines.pop()!.slice(0, LENGTH + 1)
    yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  }
  const last = rest + decoder.decode()
  if (last !== '') yield [last.endsWith('\r') ? last.slice(0, -1) : last]
}

/** What the answers alone do not say, with the first line that each is about. */
class Doubts {
  #line = 0
  #unread = 0
  #unreadAt = 0
  #invalid = 0
  #invalidAt = 0

  /** A line's answer: `?` for one that is no pair, so that answers and lines stay side by side; nothing for an empty one. */
  answer(scheme: VersionScheme, line: string): string {
    this.#line++
    if (line === '') return '\n'
    const [a, b, more] = line.split('\t', 3)
    if (a === undefined || b === undefined || more !== undefined || line.length > LENGTH) {
      this.#unreadAt ||= this.#line
      this.#unread++
      return '?\n'
    }
    if (!scheme.valid(a) || !scheme.valid(b)) {
      this.#invalidAt ||= this.#line
      this.#invalid++
    }
    return `${answerOf(scheme, a, b)}\n`
  }

  report(scheme: VersionScheme): void {
    if (this.#invalid > 0)
      process.stderr.write(
        `warning: text that is no ${scheme.id} version stands where its beginning belongs (lines: ${this.#invalid}, first: ${this.#invalidAt})\n`,
      )
    if (this.#unread > 0)
      throw new UsageError(
        'wrong-use',
        `what is not two versions with a tab between was answered with ? (lines: ${this.#unread}, first: ${this.#unreadAt})`,
      )
  }
}

async function comparePairs(scheme: VersionScheme): Promise<void> {
  const doubts = new Doubts()
  for await (const lines of linesOf(process.stdin)) {
    const text = lines.map((line) => doubts.answer(scheme, line)).join('')
    if (text !== '' && !process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  doubts.report(scheme)
}

/** Orders two versions, or the pairs on standard input, `A<tab>B` a line. */
export async function compareVersions(schemeId: string, a: string | undefined, b: string | undefined): Promise<void> {
  const scheme = versionScheme(schemeId)
  if (!scheme)
    throw new UsageError('wrong-use', `no version scheme "${schemeId}"; there are ${versionSchemes.map(({ id }) => id).join(', ')}`)
  if (a === undefined) return comparePairs(scheme)
  if (b === undefined)
    throw new UsageError('wrong-use', 'one version alone cannot be compared', {
      hint: 'give two, or none to read pairs from standard input',
    })
  for (const version of [a, b])
    if (!scheme.valid(version))
      process.stderr.write(`warning: ${JSON.stringify(version)} is no ${scheme.id} version and stands where its beginning belongs\n`)
  process.stdout.write(`${answerOf(scheme, a, b)}\n`)
}
