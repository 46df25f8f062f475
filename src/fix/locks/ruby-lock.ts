import type { Ask, Lock, LockGraph } from './contract.ts'
import { namesOf } from './contract.ts'

const SPEC = /^ {4}(\S{1,200}) \(([^)\s]{1,100})\)$/
const NEED = /^ {6}([^\s!]{1,200})(?: \(([^)]{1,300})\))?$/
const ROOT = /^ {2}([^\s!]{1,200})!?(?: \(([^)]{1,300})\))?!?$/

/** Gemfile.lock: specs at four blanks, their needs at six; DEPENDENCIES are the Gemfile's. A need without a range takes any version. */
function graph(text: string): LockGraph {
  const versions = new Map<string, string>()
  const packages: { name: string; version: string; needs: [string, string][] }[] = []
  const roots: [string, string][] = []
  let section = ''
  for (const line of text.split(/\r?\n/)) {
    if (/^\S/.test(line)) section = line.trim()
    const spec = SPEC.exec(line)
    const need = NEED.exec(line)
    const root = section === 'DEPENDENCIES' ? ROOT.exec(line) : undefined
    if (spec) {
      const version = spec[2]!.split('-', 1)[0]!
      versions.set(spec[1]!, version)
      packages.push({ name: spec[1]!, version, needs: [] })
    } else if (need) packages.at(-1)?.needs.push([need[1]!, need[2] ?? '>= 0'])
    else if (root) roots.push([root[1]!, root[2] ?? '>= 0'])
  }
  const asksOf = (needs: readonly [string, string][]): Ask[] =>
    needs.flatMap(([name, range]) => {
      const version = versions.get(name)
      return version === undefined ? [] : [{ name, range, version }]
    })
  return { roots: asksOf(roots), packages: packages.map(({ name, version, needs }) => ({ name, version, asks: asksOf(needs) })) }
}

export const gemfileLock = {
  id: 'bundler',
  name: /^(?:Gemfile\.lock|gems\.locked)$/,
  type: 'gem',
  editor: 'gemfile',
  movesAll: () => true,
  tool: () => 'bundler',
  manifest: (name) => (name === 'gems.locked' ? 'gems.rb' : 'Gemfile'),
  command: ({ edited, locked }) => `bundle lock --conservative --update ${namesOf([...edited, ...locked])}`,
  graph,
} satisfies Lock
