/** Names are shorter: longer ones are refused by the API server. */
const LONGEST = 4096

/** The tag of an image, `latest` where it has neither tag nor digest; undefined where it has a digest only, or is no name of an image. */
export function parseImageTag(image: unknown): string | undefined {
  if (typeof image !== 'string' || image.length > LONGEST) return undefined
  const at = image.indexOf('@')
  const name = at < 0 ? image : image.slice(0, at)
  const slash = name.lastIndexOf('/')
  const colon = name.lastIndexOf(':')
  const [repository, tag] = colon > slash ? [name.slice(0, colon), name.slice(colon + 1)] : [name, undefined]
  if (!isRepository(repository) || (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag))) return undefined
  if (at >= 0) return /^@[A-Za-z][\w+.-]*:[0-9a-fA-F]{32,}$/.test(image.slice(at)) ? tag : undefined
  return tag ?? 'latest'
}

/** Components of lower case letters and digits with single separators; the first may be a host, with a port. */
function isRepository(name: string): boolean {
  const [first = '', ...rest] = name.split('/')
  const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/
  const host = /^(?:\[[0-9a-fA-F:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::\d+)?$/
  const isHost = rest.length > 0 && (first.includes('.') || first.includes(':') || first === 'localhost' || first !== first.toLowerCase())
  return (isHost ? host : component).test(first) && rest.every((each) => component.test(each))
}
