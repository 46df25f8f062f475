import { shownName } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { LayerSecrets } from './findings.ts'

/** What was not looked for secrets in: part of the coverage. */
export type SecretGaps = {
  /** Files of which a part was not looked at, or archives that are damaged: each with the reason. */
  readonly partial: readonly Unknown[]
  /** Archives and compressed files by their form, a count each. */
  readonly archives: ReadonlyMap<string, number>
  /** Files with private keys that need a passphrase, a count. */
  readonly encryptedKeys: number
  /** Gaps beyond those that were remembered, a count. */
  readonly more: number
}

export function secretGaps(layers: readonly LayerSecrets[]): SecretGaps {
  const archives = new Map<string, number>()
  const partial: Unknown[] = []
  let encryptedKeys = 0
  for (const { layer, found } of layers)
    for (const gap of found.gaps) {
      const at = { path: shownName(gap.path), ...(layer === undefined ? {} : { layer }) }
      switch (gap.kind) {
        case 'archive':
          archives.set(gap.what, (archives.get(gap.what) ?? 0) + 1)
          break
        case 'encrypted-key':
          encryptedKeys++
          break
        case 'partial':
          partial.push({ ...at, reason: `not looked for ${gap.rule} everywhere from byte ${gap.offset}: too much looks like it` })
          break
        case 'damaged':
          partial.push({ ...at, reason: `not looked into for secrets: ${gap.what}` })
      }
    }
  return { partial, archives, encryptedKeys, more: layers.reduce((sum, { found }) => sum + found.moreGaps, 0) }
}
