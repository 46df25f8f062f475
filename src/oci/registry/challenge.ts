/** What a registry asks for in `WWW-Authenticate` (RFC 9110, 11.6.1; distribution's token authentication). */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string; readonly scope?: string }

const LONGEST = 8192

/** `key="value"` and `key=token`, comma separated; a quoted value may hold commas. */
function parametersOf(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const match of text.matchAll(/([A-Za-z_-]{1,40})\s{0,4}=\s{0,4}(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)) {
    const key = match[1]!.toLowerCase()
    // Another challenge may follow in the same header: the first of each key is ours.
    if (!values.has(key)) values.set(key, match[2] === undefined ? match[3]! : match[2].replace(/\\(.)/g, '$1'))
  }
  return values
}

function bearerOf(header: string): Challenge | undefined {
  const parameters = /(?:^|[\s,])Bearer\s+(.*)$/i.exec(header)?.[1]
  const values = parameters === undefined ? undefined : parametersOf(parameters)
  const realm = values?.get('realm')
  if (realm === undefined || !URL.canParse(realm)) return undefined
  const [service, scope] = [values!.get('service'), values!.get('scope')]
  return { scheme: 'bearer', realm, ...(service === undefined ? {} : { service }), ...(scope === undefined ? {} : { scope }) }
}

/** The challenge that we can answer among all headers, bearer before basic. */
export function parseChallenge(headers: readonly string[]): Challenge | undefined {
  const read = headers.filter((header) => header.length <= LONGEST).slice(0, 16)
  const bearer = read.map(bearerOf).find((challenge) => challenge !== undefined)
  return bearer ?? (read.some((header) => /(?:^|[\s,])Basic\b/i.test(header)) ? { scheme: 'basic' } : undefined)
}
