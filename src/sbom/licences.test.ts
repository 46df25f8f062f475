import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toSpdxExpression } from './licences.ts'

for (const [licences, expression, why] of [
  [['MIT'], 'MIT', 'an identifier stays'],
  [['mit'], 'MIT', 'in the case that SPDX writes'],
  [['GPL-2+'], 'GPL-2.0-or-later', "Debian's short name"],
  [['LGPL-2.1+'], 'LGPL-2.1-or-later', 'a form that SPDX has given up'],
  [['LGPLv2.1+'], 'LGPL-2.1-or-later', "Fedora's old short name"],
  [['License :: OSI Approved :: Apache Software License'], 'Apache-2.0', 'a PyPI classifier'],
  [['(MIT OR Apache-2.0)'], '(MIT OR Apache-2.0)', 'an expression stays'],
  [['MIT/Apache-2.0'], 'MIT OR Apache-2.0', "Cargo's old slash"],
  [['GPL-2.0-only with Classpath-exception-2.0'], 'GPL-2.0-only WITH Classpath-exception-2.0', 'operators in capitals'],
  [['GPLv2+ with exceptions and MIT'], 'LicenseRef-GPLv2-with-exceptions AND MIT', 'an exception that SPDX does not list'],
  [['MIT', 'BSD-3-clause', 'MIT'], 'BSD-3-Clause AND MIT', 'several stand for and, each once'],
  [['https://www.apache.org/licenses/LICENSE-2.0.txt'], 'Apache-2.0', 'an address'],
  [['http://opensource.org/licenses/MIT'], 'MIT', 'an address that ends in an identifier'],
  [
    ['License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+)'],
    'LGPL-3.0-or-later',
    'a classifier of the GNU family',
  ],
  [['License :: OSI Approved :: Boost Software License 1.0 (BSL-1.0)'], 'BSL-1.0', 'a classifier that ends in the identifier'],
  [['License :: OSI Approved', 'MIT'], 'MIT', 'a classifier that names none'],
  [['License :: Other/Proprietary License'], 'LicenseRef-Other-Proprietary-License', 'a classifier that SPDX does not list'],
  [['The MIT License (MIT)'], 'MIT', "what GitHub's template is headed with"],
  [['BSD 3-Clause License'], 'BSD-3-Clause', 'spaces in an identifier'],
  [['3-Clause BSD License'], 'BSD-3-Clause', 'words in another order'],
  [['Apache License, Version 2.0'], 'Apache-2.0', 'a comma in a name'],
  [
    [
      'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this\nsoftware …\nThe above copyright notice and this permission notice shall be included',
    ],
    'MIT',
    'the text itself',
  ],
  [['https://www.gnu.org/software/classpath/license.html'], 'GPL-2.0-only WITH Classpath-exception-2.0', 'an address of Jakarta projects'],
  [['http://www.eclipse.org/org/documents/epl-v10.php'], 'EPL-1.0', 'an address as Eclipse had it'],
  [['GPL2 w/ CPE', 'Eclipse Public License - v 2.0'], 'EPL-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0', 'names of Jakarta projects'],
  [
    ['CDDL + GPLv2 with classpath exception', 'MIT'],
    '(CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0) AND MIT',
    'a name that is a choice',
  ],
  [['My Own Licence!'], 'LicenseRef-My-Own-Licence', 'what SPDX does not list'],
  [[''], undefined, 'nothing said'],
] as const)
  test(`licences: ${licences.join(', ')} is ${expression}: ${why}`, () => equal(toSpdxExpression(licences), expression))

test('licences: any text gives an expression or nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (licences) => {
      const expression = toSpdxExpression(licences)
      equal(expression === undefined || /^[A-Za-z0-9.+() -]+$/.test(expression), true)
    }),
  )
})
