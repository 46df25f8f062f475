import type { Edit } from '../text-file.ts'
import { type Change, type ManifestEditor, type Manifests, type Wanted, absent } from './contract.ts'

type Word = { readonly text: string; readonly start: number; readonly end: number }

/** Words of a line without its comment (go.mod, "Lexical elements"); quotes are no part of a word. */
function wordsOf(line: string, offset: number): Word[] {
  const comment = line.indexOf('//')
  return [...(comment < 0 ? line : line.slice(0, comment)).matchAll(/"([^"]*)"|`([^`]*)`|([^\s"`()]+|[()])/g)].map((match) => {
    const text = match[1] ?? match[2] ?? match[3] ?? ''
    const start = offset + match.index + (match[3] === undefined ? 1 : 0)
    return { text, start, end: start + text.length }
  })
}

/** Statements with the verb of their block in front. */
function* statementsOf(text: string): Generator<{ readonly verb: string; readonly words: readonly Word[] }> {
  let block: string | undefined
  let offset = text.startsWith('\uFEFF') ? 1 : 0
  for (const line of text.slice(offset).split('\n')) {
    const words = wordsOf(line, offset)
    offset += line.length + 1
    const [first, second] = words
    if (!first) continue
    if (block !== undefined) {
      if (first.text === ')') block = undefined
      else yield { verb: block, words }
    } else if (second?.text === '(') block = first.text
    else yield { verb: first.text, words: words.slice(1) }
  }
}

function change({ name, from, to }: Wanted, path: string, manifests: Manifests): Change {
  const text = manifests.get(path)?.text ?? ''
  const edits: Edit[] = []
  for (const { verb, words } of statementsOf(text)) {
    const [module, version] = words
    if (verb === 'replace') {
      const arrow = words.findIndex((word) => word.text === '=>')
      const target = arrow < 0 ? undefined : words[arrow + 1]
      if (module?.text === name || target?.text === name)
        return {
          kind: 'blocked',
          reason: `a replace directive sets "${module?.text ?? ''}" to "${[target?.text, words[arrow + 2]?.text].filter(Boolean).join(' ')}"`,
        }
    }
    if (verb === 'exclude' && module?.text === name && version?.text === to)
      return { kind: 'blocked', reason: `an exclude directive keeps ${to} out` }
    if (verb === 'require' && module?.text === name && version?.text === from)
      edits.push({ start: version.start, end: version.end, text: to })
  }
  return edits.length > 0 ? { kind: 'edited', files: [{ path, edits }] } : absent
}

export const goMod = { id: 'go-mod', type: 'golang', paths: ['**/go.mod'], change } satisfies ManifestEditor
