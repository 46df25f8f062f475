import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { toSpdxExpression } from '../../licences.ts'
import { expressionOf } from './licence.ts'

// License tags of packages of CentOS 7 to Fedora 41 and SUSE.
for (const [tag, expected] of [
  ['GPLv2+ and MIT', 'GPL-2.0-or-later AND MIT'],
  ['(GPL+ or Artistic) and Public Domain', '(GPL-1.0-or-later OR Artistic-1.0-Perl) AND LicenseRef-public-domain'],
  ['LGPLv2+ and MIT and BSD with advertising', 'LGPL-2.0-or-later AND MIT AND BSD-4-Clause'],
  ['GPLv3+ and GPLv2+ with exceptions and BSD', 'GPL-3.0-or-later AND GPL-2.0-or-later AND BSD-3-Clause'],
  ['MPLv2.0', 'MPL-2.0'],
  ['ASL 2.0', 'Apache-2.0'],
  ['BSD and ASL 1.1', 'BSD-3-Clause AND Apache-1.1'],
  ['BSD and Some House License', 'BSD-3-Clause AND LicenseRef-Some-House-License'],
  ['Zlib', 'Zlib'],
] as const)
  test(`rpm licence: ${tag}`, () => equal(toSpdxExpression([expressionOf(tag)]), expected))
