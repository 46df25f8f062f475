import type { BaseImage, HistoryEntry, ImageConfig, RecordedBase } from '#model/index.ts'

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

/** CMD or ENTRYPOINT as the classic builder and BuildKit write them into the history. */
const RUNS = /^(?:\/bin\/sh -c #\(nop\)\s{1,4})?(?:CMD|ENTRYPOINT)\b/

/**
 * An image that can be run says so at its end: layers after a CMD were built on it. The last one counts, for a base has a base of its own.
 * @returns counts of layers and history entries, unless the history does not fit the layers
 */
function guessBase(history: readonly HistoryEntry[], layers: number): { readonly layers: number; readonly history: number } | undefined {
  if (history.filter(({ empty }) => !empty).length !== layers) return undefined
  let seen = layers
  for (let i = history.length - 1; i >= 0; i--) {
    const { createdBy, empty } = history[i]!
    if (seen > 0 && seen < layers && empty && RUNS.test(createdBy)) return { layers: seen, history: i + 1 }
    if (!empty) seen--
  }
  return undefined
}

const isPrefix = (of: readonly string[], diffIds: readonly string[]): boolean =>
  diffIds.length > 0 && diffIds.length <= of.length && diffIds.every((one, i) => one === of[i])

/** What an image was built on: by recorded chains of layers, else by its annotations and labels, else by its history. */
export function baseOf(
  image: { readonly settings: ImageConfig; readonly diffIds: readonly string[] },
  recorded: readonly RecordedBase[],
): BaseImage | undefined {
  const { settings, diffIds } = image
  // The longest chain is the nearest base; of several records of one chain the last counts.
  const known = recorded
    .filter((one) => isPrefix(diffIds, one.diffIds))
    .toSorted((a, b) => a.diffIds.length - b.diffIds.length)
    .at(-1)
  if (known)
    return {
      name: known.name,
      digest: known.digest,
      confidence: 'certain',
      layers: known.diffIds.length,
      history: Math.min(known.history, settings.history.length),
    }
  const name = settings.annotations[NAME] ?? settings.labels[NAME]
  const digest = settings.annotations[DIGEST] ?? settings.labels[DIGEST]
  const guess = guessBase(settings.history, diffIds.length)
  if (name === undefined && digest === undefined) return guess ? { confidence: 'guessed', ...guess } : undefined
  return {
    ...(name === undefined ? {} : { name }),
    ...(digest === undefined ? {} : { digest }),
    confidence: 'stated',
    ...guess,
  }
}
