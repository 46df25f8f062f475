import * as z from 'zod'
import { MiB, parseJson } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { podfileLock } from './podfile-lock.ts'

const State = z.object({ version: z.string().nullish(), revision: z.string().nullish(), branch: z.string().nullish() })
const Pin = z.object({
  // Version 1 of the file has the first, 2 and 3 the others.
  repositoryURL: z.string().optional(),
  location: z.string().optional(),
  identity: z.string().optional(),
  kind: z.string().optional(),
  state: State,
})
const Resolved = z.object({ pins: z.array(Pin).optional(), object: z.object({ pins: z.array(Pin).optional() }).optional() })

/** `github.com/apple/swift-nio` of any address of it: OSV's SwiftURL and the purl are the address without scheme and `.git`. */
function nameOf(location: string): string | undefined {
  const [, host, path] =
    /^(?:[a-z+]{1,10}:\/\/)?(?:[^@/\s]{1,100}@)?([A-Za-z0-9.-]{1,200}\.[A-Za-z]{1,20})(?::\d{1,5})?[:/]{1,2}([^?#\s]{1,300})$/.exec(
      location,
    ) ?? []
  const parts = (path ?? '')
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean)
  return host === undefined || parts.length < 2 ? undefined : [host.toLowerCase(), ...parts].join('/')
}

function* parse({ path, bytes }: FoundFile): Generator<Found> {
  const { pins, object } = parseJson(Resolved, bytes)
  for (const { repositoryURL, location, identity, kind, state } of pins ?? object?.pins ?? []) {
    // `mona.LinkedList` of a registry (SE-0292) is scope and name.
    const name = kind === 'registry' ? identity?.replace('.', '/') : nameOf(location ?? repositoryURL ?? '')
    if (kind === 'localSourceControl' || (name === undefined && state.version == null)) continue
    if (name === undefined || !name.includes('/')) {
      yield { kind: 'unknown', reason: `a package without an address: ${(identity ?? location ?? '').slice(0, 100)}`, path }
      continue
    }
    const commit =
      state.version == null && state.revision ? { qualifiers: { vcs_url: `git+${location ?? repositoryURL ?? ''}@${state.revision}` } } : {}
    yield { kind: 'package', type: 'swift', name, version: state.version ?? '', ...commit }
  }
}

const packageResolved = {
  id: 'swift-resolved',
  revision: 1,
  paths: ['**/Package.resolved', '**/.package.resolved'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'What Swift’s package manager and Xcode resolved, versions 1 to 3 of the file. A branch or commit has no version; the form has no edges.',
  parse,
} satisfies Cataloger

export const swiftCatalogers: readonly Cataloger[] = [podfileLock, packageResolved]
