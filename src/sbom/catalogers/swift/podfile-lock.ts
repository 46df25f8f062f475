import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** `  - "GoogleUtilities/NSData+zlib (7.5.2)":` and, two further in, what it needs. */
const POD = /^( {2,6})- ["']?([\w.+-]{1,200})((?:\/[\w.+-]{1,200}){0,10})(?: \(([^)]{1,100})\))?["']?:?$/

type Pod = { readonly version: string; readonly requires: Set<string> }
type Lock = { readonly pods: ReadonlyMap<string, Pod>; readonly local: ReadonlySet<string>; readonly commits: ReadonlyMap<string, string> }

/** The sections that count: PODS, EXTERNAL SOURCES (a folder of the project, or Git). Subspecs are parts of their pod. */
function readLock(text: string): Lock {
  const pods = new Map<string, Pod>()
  const local = new Set<string>()
  const commits = new Map<string, string>()
  let section = ''
  let current = ''
  for (const line of text.split(/\r?\n/)) {
    if (line.length > 1000) continue
    if (/^\S/.test(line)) section = line
    else if (section === 'PODS:') {
      const [, indent = '', name = '', , version = ''] = POD.exec(line) ?? []
      if (indent.length === 2) {
        current = name
        if (/^\d/.test(version) && !pods.has(name)) pods.set(name, { version, requires: new Set() })
      } else if (indent.length === 4 && name !== current) pods.get(current)?.requires.add(name)
    } else if (section === 'EXTERNAL SOURCES:') {
      const name = /^ {2}["']?([\w.+-]{1,200})["']?:$/.exec(line)?.[1]
      if (name !== undefined) current = name
      else if (/^ {4}:path:/.test(line)) local.add(current)
      else {
        const url = /^ {4}:git: ["']?([^"'\s]{1,500})/.exec(line)?.[1]
        if (url !== undefined) commits.set(current, `git+${url}`)
      }
    } else if (section === 'CHECKOUT OPTIONS:') {
      const name = /^ {2}["']?([\w.+-]{1,200})["']?:$/.exec(line)?.[1]
      if (name !== undefined) current = name
      const commit = /^ {4}:commit: ["']?([0-9a-f]{7,64})/.exec(line)?.[1]
      const url = commits.get(current)
      if (commit !== undefined && url !== undefined) commits.set(current, `${url}@${commit}`)
    }
  }
  return { pods, local, commits }
}

function* parse({ bytes }: FoundFile): Generator<Found> {
  const { pods, local, commits } = readLock(textOf(bytes))
  for (const [name, { version, requires }] of pods) {
    const origin = commits.get(name)
    if (!local.has(name))
      yield {
        kind: 'package',
        type: 'cocoapods',
        name,
        version,
        requires: [...requires],
        ...(origin ? { qualifiers: { vcs_url: origin } } : {}),
      }
  }
}

export const podfileLock = {
  id: 'swift-podfile-lock',
  revision: 1,
  paths: ['**/Podfile.lock'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Pods with edges, their subspecs together with them; pods of the project’s own folders are left out. No source of advisories is known for them.',
  parse,
} satisfies Cataloger
