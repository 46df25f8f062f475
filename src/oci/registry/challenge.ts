/** What a registry asks for in `WWW-Authenticate` (RFC 9110, 11.6.1; distribution's token authentication). */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string; readonly scope?: string }

const LONGEST = 8192

/** `key="value"` and `key=token`, comma separated; a quoted value may hold commas. */
function parametersOf(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const match of text.matchAll(/([A-Za-z_-]{1,40})\s{0,4}=\s{0,4}(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g))
    values.set(match[1]!.toLowerCase(), match[2] === undefined ? match[3]! : match[2].replace(/\\(.)/g, '$1'))
  return values
}

/** The challenge that we can answer, bearer before basic. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  if (header === undefined || header.length > LONGEST) return undefined
  const bearer = /\bBearer\s+(.*)$/i.exec(header)
  const values = bearer ? parametersOf(bearer[1]!) : undefined
  const realm = values?.get('realm')
  if (realm !== undefined && URL.canParse(realm)) {
    const [service, scope] = [values!.get('service'), values!.get('scope')]
    return { scheme: 'bearer', realm, ...(service === undefined ? {} : { service }), ...(scope === undefined ? {} : { scope }) }
  }
  return /\bBasic\b/i.test(header) ? { scheme: 'basic' } : undefined
}
