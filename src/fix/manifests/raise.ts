import { admits } from '#advisories/index.ts'

/**
 * What becomes of a range: it lets the version in, it is replaced, it is for another version than the one that has to go (of another
 * workspace, or edited already), or it is none (an address, a tag, a folder).
 */
export type Raised =
  | { readonly kind: 'admits' }
  | { readonly kind: 'other' }
  | { readonly kind: 'raised'; readonly text: string }
  | { readonly kind: 'unreadable' }

/** One operator and one version: its form is kept. */
const SIMPLE = /^(\^|~>|~=|~|>=|={1,3})?(\s{0,10})(v?)(\d[\w.+-]{0,200})$/

/** How a range of several parts, or of a wild version, is written anew, by purl type. */
const ANEW: Readonly<Record<string, string>> = { npm: '^', cargo: '^', composer: '^', pypi: '>=', gem: '>= ' }

/** The range that lets `to` in, in the manner of the one that does not. */
export function raise(type: string, range: string, { from, to }: { readonly from: string; readonly to: string }): Raised {
  const known = admits(type, range, to)
  if (known === undefined) return { kind: 'unreadable' }
  if (admits(type, range, from) === false) return { kind: 'other' }
  if (known) return { kind: 'admits' }
  const simple = SIMPLE.exec(range)
  if (!simple || /(?:^|\.)[xX*](?:\.|$)/.test(simple[4]!)) return { kind: 'raised', text: `${ANEW[type] ?? ''}${to}` }
  return { kind: 'raised', text: `${simple[1] ?? ''}${simple[2]!}${simple[3]!}${to}` }
}
