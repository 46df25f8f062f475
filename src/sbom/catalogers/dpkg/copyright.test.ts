import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { dpkgCopyright } from './copyright.ts'

for (const [why, text, licences] of [
  [
    'machine-readable',
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nLicense: GPL-2+ or Artistic\n text\n\nFiles: x\nLicense: Expat\n',
    ['Artistic', 'Expat', 'GPL-2+'],
  ],
  [
    'prose',
    'On Debian systems the text is in `/usr/share/common-licenses/GPL-3`, and /usr/share/common-licenses/LGPL-2.1.\n',
    ['GPL-3', 'LGPL-2.1'],
  ],
  [
    'prose with the text of a licence',
    ' * Redistribution and use in source\n * and binary forms, with or without\n * Neither the name of the author\n',
    ['BSD-3-Clause'],
  ],
  ['neither', 'All rights reserved.\n', undefined],
] as const)
  test(`dpkg copyright: ${why}`, () => {
    const bytes = Buffer.from(text)
    const found = [...dpkgCopyright.parse({ path: 'usr/share/doc/bash/copyright', size: bytes.length, mode: 0o644, bytes })]
    deepEqual(found, licences ? [{ kind: 'licences', of: 'bash', licences }] : [])
  })
