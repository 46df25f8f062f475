import * as z from 'zod'
import { parseJson } from '#base/index.ts'
import type { Cataloger } from '../contract.ts'
import { lockCataloger } from './lock.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'

const text = z.string().optional()
const Entry = z.object({ version: text, git: text, ref: text, file: text, path: text })
const Pipfile = z.object({ default: z.record(z.string(), Entry).default({}) })
type Entry = z.output<typeof Entry>

/** A name that only stands for a path or an address: Pipenv before 2018 wrote a hash there. */
const HASH = /^[0-9a-f]{7}$|^[0-9a-f]{40,}$/

function qualifiersOf({ git, ref, file }: Entry): Readonly<Record<string, string>> | undefined {
  if (git !== undefined) return vcsQualifier('git', git, ref)
  return file === undefined ? undefined : downloadQualifier(file)
}

export const pipfileLock: Cataloger = lockCataloger(
  'python-pipfile-lock',
  ['**/Pipfile.lock'],
  'The default section, what comes from Git without a version; the lock has no edges.',
  function* (file) {
    for (const [name, entry] of Object.entries(parseJson(Pipfile, file.bytes).default)) {
      const pinned = /^={2,3}\s{0,5}(\S{1,200})$/.exec(entry.version ?? '')?.[1]
      const qualifiers = qualifiersOf(entry)
      if (pinned === undefined && (entry.path !== undefined || !qualifiers || HASH.test(name))) continue
      yield { kind: 'package', type: 'pypi', name: normalName(name), version: pinned ?? '', ...(qualifiers ? { qualifiers } : {}) }
    }
  },
)
