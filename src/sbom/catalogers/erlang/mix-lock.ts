import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { gitPackage, hexPackage, isHexName } from './hex.ts'
import { type Term, atomOf, listOf, readTerms, textIn } from './terms.ts'

/** `{:plug, "~> 1.14", [hex: :plug, repo: "hexpm", optional: false]}`: the application. */
const needs = (term: Term | undefined): string[] => listOf(term).flatMap((one) => atomOf(listOf(one)[0]) ?? [])

/**
 * `{:hex, :plug, "1.15.3", "checksum", [:mix], [needs], "hexpm", "checksum"}`, `{:git, "url", "commit", [options]}`. Locks of Hex before
 * 0.10 stop after the version or the checksum (Hex.Utils.lock).
 */
function entryOf(application: string, entry: readonly Term[]): Found | undefined {
  switch (atomOf(entry[0])) {
    case 'hex':
    case 'package': {
      const [name, version] = [atomOf(entry[1]), textIn(entry[2])]
      if (!isHexName(name) || version === undefined) return undefined
      return hexPackage(name, version, { key: application, requires: needs(entry[5]), repository: textIn(entry[6]) })
    }
    case 'git': {
      const url = textIn(entry[1])
      return url === undefined ? undefined : gitPackage(application, url, textIn(entry[2]))
    }
    default:
      return undefined
  }
}

function* parse({ bytes }: FoundFile): Generator<Found> {
  for (const term of listOf(readTerms(textOf(bytes), 'elixir')[0])) {
    const [key, entry] = listOf(term)
    const found = entryOf(atomOf(key) ?? textIn(key) ?? '', listOf(entry))
    if (found) yield found
  }
}

export const mixLock = {
  id: 'hex-mix-lock',
  revision: 1,
  paths: ['**/mix.lock'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages with edges, private organisations and Git origins; the lock does not tell which only development and tests need.',
  parse,
} satisfies Cataloger

/** `{"1.2.0", [{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.9.0">>},0}, …]}.`, and before lock version 1 the list alone. */
function* parseRebar({ bytes }: FoundFile): Generator<Found> {
  const first = listOf(readTerms(textOf(bytes), 'erlang')[0])
  for (const term of typeof first[0] === 'string' ? listOf(first[1]) : first) {
    const [application, source] = listOf(term)
    const [kind, name, version] = listOf(source)
    const own = textIn(application)
    if (!isHexName(own)) continue
    if (atomOf(kind) === 'pkg') {
      const [packageName, number] = [textIn(name), textIn(version)]
      if (isHexName(packageName) && number !== undefined) yield hexPackage(packageName, number, { key: own })
    } else if (atomOf(kind) === 'git' && textIn(name) !== undefined) yield gitPackage(own, textIn(name)!, textIn(listOf(version)[1]))
  }
}

export const rebarLock = {
  id: 'hex-rebar-lock',
  revision: 1,
  paths: ['**/rebar.lock'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages and Git origins that rebar3 locked; the lock has no edges.',
  parse: parseRebar,
} satisfies Cataloger
