import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { readRows } from '../rpm/sqlite.ts'

/** `nix/store/` and 32 digits of Nix' base 32, then the name. */
const STORE = /^\/?nix\/store\/([0-9a-df-np-sv-z]{32})-([A-Za-z0-9+._?=-]{1,211})(?:$|\/)/
/** Outputs that stand behind a version (Nixpkgs, "Multiple-output packages"). */
const OUTPUT =
  /-(bin|dev|lib|out|man|doc|info|devdoc|devman|debug|static|data|dist|installedTests|terminfo|tests|getent|su|login|mount|swap)$/

/** A name and version, as builtins.parseDrvName parts them: the version starts behind the first hyphen that no letter follows. */
function partsOf(full: string): { readonly name: string; readonly version: string; readonly output?: string } | undefined {
  const output = OUTPUT.exec(full)?.[1]
  const bare = output === undefined ? full : full.slice(0, -output.length - 1)
  const at = bare.search(/-(?=\d)/)
  if (at <= 0) return undefined
  return { name: bare.slice(0, at), version: bare.slice(at + 1), ...(output === undefined ? {} : { output }) }
}

/** Sources, patches and recipes lie in the store beside what was built of them. */
const isInput = (name: string): boolean => /\.(?:drv|patch|diff|tar|tar\.\w{2,4}|tgz|zip|sh|json|lock|gem|crate|whl|jar|nar)$/.test(name)

function packageAt(path: string, more: object = {}): Extract<Found, { kind: 'package' }> | undefined {
  const [, hash = '', full = ''] = STORE.exec(path) ?? []
  const parts = full === '' || isInput(full) ? undefined : partsOf(full)
  if (!parts) return undefined
  const { name, version, output } = parts
  return {
    kind: 'package',
    type: 'nix',
    name,
    version,
    key: `${hash}-${full}`,
    qualifiers: { ...(output ? { output } : {}), outputhash: hash },
    path: `nix/store/${hash}-${full}`,
    ...more,
  }
}

const text = (column: { readonly bytes: Buffer } | undefined): string => column?.bytes.toString('latin1') ?? ''
/** Serial types 8 and 9 are the numbers 0 and 1 themselves (Database File Format, 2.1). */
const integer = (column: { readonly type: number; readonly bytes: Buffer } | undefined): number =>
  column?.type === 9
    ? 1
    : column && column.bytes.length > 0 && column.bytes.length <= 6
      ? column.bytes.readUIntBE(0, column.bytes.length)
      : 0

/** Tables ValidPaths (id, path, …) and Refs (referrer, reference) of Nix' schema 10. */
function* parseDatabase({ bytes }: FoundFile): Generator<Found> {
  const paths = new Map<number, string>()
  for (const { id, columns } of readRows(bytes, 'ValidPaths')) paths.set(id, text(columns[1]))
  const needs = new Map<number, string[]>()
  for (const { columns } of readRows(bytes, 'Refs')) {
    const [from, to] = [integer(columns[0]), integer(columns[1])]
    const path = from === to ? undefined : paths.get(to)?.replace('/nix/store/', '')
    if (path === undefined) continue
    const known = needs.get(from)
    if (known) known.push(path)
    else needs.set(from, [path])
  }
  for (const [id, path] of paths) {
    const found = packageAt(path, { requires: needs.get(id) ?? [] })
    if (found) yield found
  }
}

const nixDatabase = {
  id: 'nix-database',
  revision: 1,
  paths: ['nix/var/nix/db/db.sqlite'],
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'Paths of the Nix store by Nix’ own database, with edges; no source of advisories is known for them.',
  parse: parseDatabase,
} satisfies Cataloger

function* parseProgram({ path }: FoundFile): Generator<Found> {
  const found = path.startsWith('nix/store/') ? packageAt(path) : undefined
  if (found) yield found
}

const nixStore = {
  id: 'nix-store',
  revision: 1,
  paths: [],
  magic: 'executable',
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Paths of the Nix store that hold a program or a large library, by their names: images are often built without Nix’ database. No edges.',
  parse: parseProgram,
} satisfies Cataloger

/** `Derive([("out","/nix/store/…-hello-2.12.1","","")],…`: the outputs come first. */
function* parseDerivation({ bytes }: FoundFile): Generator<Found> {
  const source = textOf(bytes.subarray(0, 64 * 1024))
  if (!source.startsWith('Derive([')) return
  const outputs = source.slice(0, source.indexOf(']'))
  for (const [, path = ''] of outputs.matchAll(/\("[\w-]{1,60}","(\/nix\/store\/[^"]{1,300})"/g)) {
    const found = packageAt(path)
    if (found) yield found
  }
}

const nixDerivation = {
  id: 'nix-derivation',
  revision: 1,
  paths: ['nix/store/*.drv'],
  limit: 4 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What the derivations in a store build.',
  parse: parseDerivation,
} satisfies Cataloger

export const nixCatalogers: readonly Cataloger[] = [nixDatabase, nixDerivation, nixStore]
