import * as z from 'zod'
import { MiB, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'

/** `zlib/1.2.13@user/channel#recipe revision%time:package id#revision`; a version in brackets is a range. */
const REFERENCE = /^([\w.+-]{1,101})\/([\w.+-]{1,101})(?:@([\w.+-]{1,101})\/([\w.+-]{1,101}))?(?:#([0-9a-f]{1,64}))?(?:@?$|[%:#])/

function packageAt(reference: string, more: Partial<FoundPackage> = {}): FoundPackage | undefined {
  const [, name, version, user, channel, revision] = REFERENCE.exec(reference.trim()) ?? []
  if (name === undefined || version === undefined) return undefined
  // `_/_` is how Conan 1 writes that there is none.
  const place = user !== undefined && channel !== undefined && user !== '_' ? { user, channel } : {}
  return { kind: 'package', type: 'conan', name, version, qualifiers: { ...place, ...(revision ? { rrev: revision } : {}) }, ...more }
}

const Node = z.object({
  ref: z.string().optional(),
  requires: z.array(z.string()).nullish(),
  context: z.string().optional(),
})
const Lock = z.object({
  // Conan 2, and 1 with --lockfile-out of its last releases.
  requires: z.array(z.string()).optional(),
  graph_lock: z.object({ nodes: z.record(z.string(), Node) }).optional(),
})

function* parseLock({ bytes }: FoundFile): Generator<Found> {
  const { requires = [], graph_lock: graph } = parseJson(Lock, bytes)
  for (const reference of requires) {
    const found = packageAt(reference)
    if (found) yield found
  }
  for (const [key, node] of Object.entries(graph?.nodes ?? {})) {
    // Tools of the build machine; the node of the project itself has a reference without a slash, or none.
    const found = node.context === 'build' ? undefined : packageAt(node.ref ?? '', { key, requires: node.requires ?? [] })
    if (found) yield found
  }
}

const conanLock = {
  id: 'conan-lock',
  revision: 1,
  paths: ['**/conan.lock'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Locks of Conan 1 (with edges) and 2 (which has none), with user, channel and recipe revision; what only builds need is left out.',
  parse: parseLock,
} satisfies Cataloger

/** Lines of a section: `[requires]`; a comment starts with a hash. */
function* linesIn(text: string, wanted: string): Generator<string> {
  let section = ''
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line.startsWith('[')) section = line
    else if (section === wanted && line !== '' && !line.startsWith('#')) yield line.split(' #', 1)[0]!
  }
}

function* parseManifest({ bytes }: FoundFile): Generator<Found> {
  for (const line of linesIn(textOf(bytes), '[requires]')) {
    const found = packageAt(line)
    if (found) yield found
  }
}

const conanManifest = {
  id: 'conan-manifest',
  revision: 1,
  paths: ['**/conanfile.txt'],
  limit: 1 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What a project pins; a range names no version, tool_requires are left out, and a conanfile.py is a program that is not run.',
  parse: parseManifest,
} satisfies Cataloger

/** `.conan/data/NAME/VERSION/USER/CHANNEL/package/ID/conaninfo.txt` */
const CACHE = /(?:^|\/)([\w.+-]{1,101})\/([\w.+-]{1,101})\/([\w.+-]{1,101})\/([\w.+-]{1,101})\/package\/[0-9a-f]{40}\/conaninfo\.txt$/

function* parseInfo({ path, bytes }: FoundFile): Generator<Found> {
  // What Conan 1 knows it was built with. `full_requires` of Conan 1 alone has whole versions.
  const needs = [...linesIn(textOf(bytes), '[full_requires]')].flatMap((line) => packageAt(line) ?? [])
  const [, name, version, user, channel] = CACHE.exec(path) ?? []
  if (name !== undefined) {
    const found = packageAt(`${name}/${version}@${user}/${channel}`, { requires: needs.map((one) => one.name) })
    if (found) yield found
  }
}

const conanInfo = {
  id: 'conan-cache',
  revision: 1,
  paths: ['**/package/*/conaninfo.txt'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages in the cache of Conan 1, with edges. The folders of Conan 2’s cache do not say what is in them.',
  parse: parseInfo,
} satisfies Cataloger

export const conanCatalogers: readonly Cataloger[] = [conanInfo, conanLock, conanManifest]
