import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { golang } from './golang.ts'

type Statement = { readonly verb: string; readonly words: readonly string[]; readonly line: number }

/** go.mod, "Lexical elements": one statement a line, or a block of one verb; comments to the line's end. */
function* statementsOf(text: string): Generator<Statement> {
  let block: string | undefined
  for (const [i, raw] of text.split('\n').entries()) {
    const words =
      raw
        .replace(/\/\/.*$/, '')
        .match(/"[^"]*"|`[^`]*`|[^\s"`]+/g)
        ?.map((word) => word.replace(/^["`]|["`]$/g, '')) ?? []
    if (words.length === 0) continue
    if (block !== undefined) {
      if (words[0] === ')') block = undefined
      else yield { verb: block, words, line: i + 1 }
    } else if (words[1] === '(') block = words[0]
    else yield { verb: words[0]!, words: words.slice(1), line: i + 1 }
  }
}

/** From Go 1.17 on go.mod names every module that the build needs ("Module graph pruning"). Without a go line it is 1.16's. */
const isPruned = (go: string): boolean => {
  const [major = 0, minor = 0] = go.split('.').map(Number)
  return major > 1 || minor >= 17
}

function* parseModFile(file: FoundFile): Generator<Found> {
  const required = new Map<string, string>()
  const excluded = new Set<string>()
  let complete = false
  const replaced: { from: string; at: string | undefined; to: string; version: string }[] = []
  for (const { verb, words, line } of statementsOf(textOf(file.bytes))) {
    const [name, version = ''] = words
    if (verb === 'require') {
      if (!name || version === '') throw new ParseError('malformed', 'a require without module and version', { position: `line ${line}` })
      required.set(name, version)
    } else if (verb === 'go') complete = isPruned(name ?? '')
    else if (verb === 'exclude') excluded.add(`${name}@${version}`)
    else if (verb === 'replace') {
      const arrow = words.indexOf('=>')
      if (arrow < 1 || !words[arrow + 1]) throw new ParseError('malformed', 'a replace without "=>"', { position: `line ${line}` })
      replaced.push({ from: name!, at: arrow > 1 ? version : undefined, to: words[arrow + 1]!, version: words[arrow + 2] ?? '' })
    }
  }
  if (!complete && required.size > 0)
    yield { kind: 'unknown', reason: 'a go.mod for Go 1.16 or older: modules that only dependencies need are not in it' }
  for (const [name, version] of required) {
    if (excluded.has(`${name}@${version}`)) continue
    const same = replaced.filter(({ from }) => from === name)
    const other = same.find(({ at }) => at === version) ?? same.find(({ at }) => at === undefined)
    if (!other) yield golang(name, version)
    // A folder in place of a module has no version that anyone published.
    else yield other.version === '' ? golang(name, '') : golang(other.to, other.version)
  }
}

export const goMod = {
  id: 'go-mod',
  revision: 2,
  paths: ['**/go.mod'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Modules that go.mod requires, indirect ones too, with replacements; the standard library is known of built programs only.',
  parse: parseModFile,
} satisfies Cataloger
