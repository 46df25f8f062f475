import { jsonPlaces, memberOf, textsIn } from '../places/json-places.ts'
import type { Edit } from '../text-file.ts'
import { type Change, type ManifestEditor, type Manifests, type Wanted, absent } from './contract.ts'
import { raise } from './raise.ts'

function change({ name, from, to }: Wanted, path: string, manifests: Manifests): Change {
  const file = manifests.get(path)
  if (!file) return absent
  const root = jsonPlaces(file.text)
  const edits: Edit[] = []
  let admitted: string | undefined
  for (const section of ['require', 'require-dev'])
    for (const [key, text, place] of textsIn(memberOf(root, section))) {
      if (key.toLowerCase() !== name) continue
      const raised = raise('composer', text, { from, to })
      if (raised.kind === 'unreadable')
        return { kind: 'blocked', reason: `"${path}" asks for "${text.slice(0, 100)}", which is no constraint of versions` }
      if (raised.kind === 'other') continue
      if (raised.kind === 'admits') admitted ??= text
      else edits.push({ start: place.start, end: place.end, text: JSON.stringify(raised.text) })
    }
  if (edits.length > 0) return { kind: 'edited', files: [{ path, edits }] }
  return admitted === undefined ? absent : { kind: 'admits', range: admitted }
}

export const composerJson = { id: 'composer-json', type: 'composer', paths: ['**/composer.json'], change } satisfies ManifestEditor
