import type { Location, Result, SecretFinding } from '#model/index.ts'

/** `2 of 4`: which layer, the lowest is 1. A digest that is none of the subject's stands as it is, shortened. */
export function layerText(layer: string, { subject }: Pick<Result, 'subject'>): string {
  const layers = subject.image?.layers ?? []
  const number = layers.findIndex(({ diffId }) => diffId === layer)
  return number < 0 ? layer.slice(0, 19) : `${number + 1} of ${layers.length}`
}

/** `app/.env:3`, `Env.TOKEN of the configuration`, `step 4 of the history`. */
export function pathText({ path, line, column, place }: Location): string {
  if (place === 'config') return `${path} of the configuration`
  if (place === 'history') return `step ${path} of the history`
  return `${path}${line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`}`
}

/** `app/.env:3, layer 2 of 4`. */
export const placeText = (location: Location, result: Pick<Result, 'subject'>): string =>
  location.layer === undefined ? pathText(location) : `${pathText(location)}, layer ${layerText(location.layer, result)}`

/** Who can read it, in a word or two; nothing where every reader of the files can. */
export function exposureText({ exposure }: Pick<SecretFinding, 'exposure'>): string {
  switch (exposure) {
    case 'lower-layer':
      return 'deleted or replaced in a later layer, still readable'
    case 'history':
      return 'in the history'
    case 'config':
      return 'in the configuration'
    case 'final-tree':
    case 'source':
      return ''
  }
}
