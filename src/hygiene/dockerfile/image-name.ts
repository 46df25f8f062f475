/** The parts of what FROM names; variables stay in them. */
export type ImageName = { readonly registry?: string; readonly name: string; readonly tag?: string; readonly digest?: string }

/** `[registry/]name[:tag][@digest]` (distribution reference grammar): the first part is a registry when it has a dot, a colon or is localhost. */
export function imageName(text: string): ImageName {
  const at = text.indexOf('@')
  const digest = at < 0 ? undefined : text.slice(at + 1)
  const rest = at < 0 ? text : text.slice(0, at)
  const colon = tagColon(rest)
  const tag = colon < 0 ? undefined : rest.slice(colon + 1)
  const path = colon < 0 ? rest : rest.slice(0, colon)
  const slash = path.indexOf('/')
  const first = slash < 0 ? '' : path.slice(0, slash)
  const isRegistry = /[.:]/.test(first) || first === 'localhost'
  return {
    name: isRegistry ? path.slice(slash + 1) : path,
    ...(isRegistry ? { registry: first } : {}),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** The colon before the tag; those of a port or within `${X:-y}` are none. */
function tagColon(text: string): number {
  let depth = 0
  for (let i = text.length - 1; i >= 0; i--) {
    const c = text[i]
    if (c === '}') depth++
    else if (c === '{') depth--
    else if (c === '/' && depth === 0) return -1
    else if (c === ':' && depth === 0) return i
  }
  return -1
}
