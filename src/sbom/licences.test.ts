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
  [['MIT', 'BSD-3-clause', 'MIT'], 'BSD-3-Clause AND MIT', 'several stand for and, each once'],
  [['https://www.apache.org/licenses/LICENSE-2.0.txt'], 'Apache-2.0', 'an address'],
  [['http://opensource.org/licenses/MIT'], 'MIT', 'an address that ends in an identifier'],
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
