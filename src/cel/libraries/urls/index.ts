import type { CelFunction, Library } from '../../library.ts'
import { CelFailure, type CelType, type Outcome, type Value, mapOf, types } from '../../values/index.ts'
import { rewriting } from '../costs.ts'
import { parseReference, parseRequest } from './parse.ts'
import { Url, urlType } from './url.ts'

const { bool, list, map, string } = types

const bytesOf = (text: string): string => Buffer.from(text).toString('latin1')

/** An absolute URL or path, as Go's net/url reads it. */
function urlOf(text: string): Url | CelFailure {
  const bytes = bytesOf(text)
  const request = parseRequest(bytes)
  const parts = request instanceof CelFailure ? request : parseReference(bytes)
  return parts instanceof CelFailure ? new CelFailure(`URL parse error during conversion from string: ${parts.message}`) : new Url(parts)
}

const isUrl = (text: string): boolean => !(parseRequest(bytesOf(text)) instanceof CelFailure)

const reader = (name: string, id: string, result: CelType, evaluate: (url: Url) => Outcome): CelFunction => ({
  name,
  overloads: [{ id, member: true, params: [urlType], result, evaluate }],
})

/** Absolute URLs and paths. */
export const urlsLibrary: Library = {
  id: 'urls',
  functions: [
    {
      name: 'url',
      overloads: [
        {
          id: 'string_to_url',
          params: [string],
          result: urlType,
          evaluate: urlOf,
          cost: rewriting(),
        },
      ],
    },
    { name: 'isURL', overloads: [{ id: 'is_url_string', params: [string], result: bool, evaluate: isUrl }] },
    reader('getScheme', 'url_get_scheme', string, ({ scheme }) => scheme),
    reader('getHost', 'url_get_host', string, ({ host }) => host),
    reader('getHostname', 'url_get_hostname', string, ({ hostname }) => hostname),
    reader('getPort', 'url_get_port', string, ({ port }) => port),
    reader('getEscapedPath', 'url_get_escaped_path', string, ({ escapedPath }) => escapedPath),
    reader('getQuery', 'url_get_query', map(string, list(string)), ({ query }) => mapOf([...query] as (readonly [Value, Value])[])),
  ],
}
