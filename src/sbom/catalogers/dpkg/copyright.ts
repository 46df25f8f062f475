import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** Names of a machine-readable copyright file; `and/or` is how some write it. */
const fieldNames = (value: string): string[] =>
  value
    .split(/\s+(?:and\/or|and|or|with)\s+|,\s*/i)
    .map((name) => name.trim().replace(/[()]/g, ''))
    .filter((name) => /^[A-Za-z0-9][\w.+-]{0,60}$/.test(name))

/** Debian policy 12.5: what is common is referred to by its file. */
const COMMON = /\/usr\/share\/common-licenses\/([A-Za-z0-9.-]{1,30}[A-Za-z0-9])/g

function licencesIn(text: string): string[] {
  if (/^Format(?:-Specification)?:/m.test(text.slice(0, 4000)))
    return [...text.matchAll(/^License:[ \t]{1,10}(\S[^\n]{0,200})$/gm)].flatMap((match) => fieldNames(match[1]!))
  return [...text.matchAll(COMMON)].map((match) => match[1]!)
}

/** usr/share/doc/NAME/copyright: DEP 5 where it is written so, else the common licences that its prose refers to. */
export const dpkgCopyright = {
  id: 'dpkg-copyright',
  revision: 1,
  paths: ['usr/share/doc/*/copyright'],
  limit: 4 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Licences of Debian packages by their copyright files; prose names only those licences that Debian keeps in one place.',
  parse: function* (file: FoundFile): Generator<Found> {
    const licences = [...new Set(licencesIn(textOf(file.bytes)))].sort()
    if (licences.length > 0) yield { kind: 'licences', of: file.path.split('/').at(-2)!, licences }
  },
} satisfies Cataloger
