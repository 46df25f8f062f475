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
  const common = [...text.matchAll(COMMON)].map((match) => match[1]!)
  return common.length > 0 ? common : wordedIn(text)
}

/** How licences are worded that Debian does not keep in one place: prose copies them into the file. */
const WORDINGS: readonly (readonly [string, string])[] = [
  ['permission is hereby granted, free of charge, to any person obtaining a copy of the unicode data files', 'Unicode-DFS-2016'],
  ['permission is hereby granted, free of charge, to any person obtaining a copy', 'MIT'],
  ['permission to use, copy, modify, and/or distribute this software for any purpose with or without fee', 'ISC'],
  [
    'redistributions of any form whatsoever must retain the following acknowledgment: "this product includes software developed by the openssl',
    'OpenSSL',
  ],
  ['redistributions in any form must be accompanied by information on how to obtain complete source code', 'Sleepycat'],
  ['gnu lesser general public license, version 2.1 (or, at your option, any later version)', 'LGPL-2.1+'],
  ['neither the name of', 'BSD-3-Clause'],
  ['redistribution and use in source and binary forms', 'BSD-2-Clause'],
  ['in the public domain', 'public-domain'],
]

/** The first wording that stands there: those that quote others come before them. */
function wordedIn(text: string): string[] {
  const plain = text
    .slice(0, MiB)
    .toLowerCase()
    .replace(/[\s*#]+/g, ' ')
  const found = WORDINGS.find(([words]) => plain.includes(words))
  return found ? [found[1]] : []
}

/** usr/share/doc/NAME/copyright: DEP 5 where it is written so, else the common licences that its prose refers to. */
export const dpkgCopyright = {
  id: 'dpkg-copyright',
  revision: 2,
  // Links to another package's folder have that one's licences; a regular file there is none of ours.
  paths: ['usr/share/doc/*/copyright', 'usr/share/doc/*'],
  limit: 4 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Licences of Debian packages by their copyright files; prose names only those licences that Debian keeps in one place.',
  parse: function* (file: FoundFile): Generator<Found> {
    if (!file.path.endsWith('/copyright')) return
    const licences = [...new Set(licencesIn(textOf(file.bytes)))].sort()
    if (licences.length > 0) yield { kind: 'licences', of: file.path.split('/').at(-2)!, licences }
  },
} satisfies Cataloger
