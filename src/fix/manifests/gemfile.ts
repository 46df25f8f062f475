import { admits } from '#advisories/index.ts'
import type { Edit } from '../text-file.ts'
import { type Change, type ManifestEditor, type Manifests, type Wanted, absent } from './contract.ts'
import { raise } from './raise.ts'

/** `gem 'rails', '~> 7.0', '>= 7.0.4', require: false`: the requirements are the strings right after the name. */
const GEM = /^[ \t]*gem[ \t(]+(['"])([\w.-]{1,200})\1/gm
const REQUIREMENT = /[ \t]*,[ \t]*(?:\[[ \t]*)?(['"])([^'"\n]{0,200})\1/y

type Asked = { readonly text: string; readonly start: number; readonly end: number }

/** The strings that follow a name, with the option `git:` or `path:` if there is one. */
function requirementsAfter(text: string, at: number): { readonly asked: readonly Asked[]; readonly source: string | undefined } {
  const asked: Asked[] = []
  let end = at
  for (;;) {
    REQUIREMENT.lastIndex = end
    const match = REQUIREMENT.exec(text)
    // Ruby's older `'x' => y` is an option and no requirement.
    if (!match || !/^\s*(?:[<>=!~]|\d)/.test(match[2]!)) break
    end += match[0].length
    asked.push({ text: match[2]!, start: end - 1 - match[2]!.length, end: end - 1 })
  }
  const line = text.slice(end, text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)).slice(0, 1000)
  return { asked, source: /\b(git|github|path):|:(git|github|path)\s*=>/.exec(line)?.[0] }
}

function change({ name, from, to }: Wanted, path: string, manifests: Manifests): Change {
  const text = manifests.get(path)?.text ?? ''
  const edits: Edit[] = []
  let admitted: string | undefined
  for (const match of text.matchAll(GEM)) {
    if (match[2] !== name) continue
    const { asked, source } = requirementsAfter(text, match.index + match[0].length)
    if (source !== undefined) return { kind: 'blocked', reason: `"${path}" takes it from another place (${source})` }
    const range = asked.map((one) => one.text).join(', ')
    if (range !== '' && admits('gem', range, from) === false) continue
    if (range === '' || admits('gem', range, to) === true) {
      admitted ??= range || '>= 0'
      continue
    }
    const [first] = asked
    const raised = asked.length === 1 ? raise('gem', first!.text, { from, to }) : ({ kind: 'raised', text: `>= ${to}` } as const)
    if (raised.kind !== 'raised') return { kind: 'blocked', reason: `"${path}" asks for "${range.slice(0, 100)}", which is no requirement` }
    // Several requirements become one: from the first one's text up to the last one's.
    edits.push({ start: first!.start, end: asked.at(-1)!.end, text: raised.text })
  }
  if (edits.length > 0) return { kind: 'edited', files: [{ path, edits }] }
  return admitted === undefined ? absent : { kind: 'admits', range: admitted }
}

export const gemfile = { id: 'gemfile', type: 'gem', paths: ['**/Gemfile', '**/gems.rb'], change } satisfies ManifestEditor
