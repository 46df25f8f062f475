import { spdxLicences } from './spdx-licences.ts'

/** Trove classifiers below `License ::` whose last part does not end in an SPDX identifier, in lower case without "OSI Approved". */
const CLASSIFIERS: ReadonlyMap<string, string> = new Map([
  ['aladdin free public license (afpl)', 'Aladdin'],
  ['cc0 1.0 universal (cc0 1.0) public domain dedication', 'CC0-1.0'],
  ['cecill-b free software license agreement (cecill-b)', 'CECILL-B'],
  ['cecill-c free software license agreement (cecill-c)', 'CECILL-C'],
  ['netscape public license (npl)', 'NPL-1.1'],
  ['public domain', 'LicenseRef-public-domain'],
  ['academic free license (afl)', 'AFL-3.0'],
  ['apache software license', 'Apache-2.0'],
  ['apple public source license', 'APSL-2.0'],
  ['artistic license', 'Artistic-2.0'],
  ['attribution assurance license', 'AAL'],
  ['bsd license', 'BSD-3-Clause'],
  ['common public license', 'CPL-1.0'],
  ['eiffel forum license', 'EFL-2.0'],
  ['eiffel forum license (efl)', 'EFL-2.0'],
  ['european union public licence 1.0 (eupl 1.0)', 'EUPL-1.0'],
  ['european union public licence 1.1 (eupl 1.1)', 'EUPL-1.1'],
  ['european union public licence 1.2 (eupl 1.2)', 'EUPL-1.2'],
  ['gnu affero general public license v3', 'AGPL-3.0-only'],
  ['gnu affero general public license v3 or later (agplv3+)', 'AGPL-3.0-or-later'],
  // Without a version the holder leaves it to the reader: any that was published (GPL, section 9 of version 2).
  ['gnu general public license (gpl)', 'GPL-1.0-or-later'],
  ['gnu general public license v2 (gplv2)', 'GPL-2.0-only'],
  ['gnu general public license v2 or later (gplv2+)', 'GPL-2.0-or-later'],
  ['gnu general public license v3 (gplv3)', 'GPL-3.0-only'],
  ['gnu general public license v3 or later (gplv3+)', 'GPL-3.0-or-later'],
  ['gnu lesser general public license v2 (lgplv2)', 'LGPL-2.0-only'],
  ['gnu lesser general public license v2 or later (lgplv2+)', 'LGPL-2.0-or-later'],
  ['gnu lesser general public license v3 (lgplv3)', 'LGPL-3.0-only'],
  ['gnu lesser general public license v3 or later (lgplv3+)', 'LGPL-3.0-or-later'],
  ['gnu library or lesser general public license (lgpl)', 'LGPL-2.0-or-later'],
  ['ibm public license', 'IPL-1.0'],
  ['isc license (iscl)', 'ISC'],
  ['mit license', 'MIT'],
  ['motosoto license', 'Motosoto'],
  ['mozilla public license 1.0 (mpl)', 'MPL-1.0'],
  ['mozilla public license 1.1 (mpl 1.1)', 'MPL-1.1'],
  ['mozilla public license 2.0 (mpl 2.0)', 'MPL-2.0'],
  ['nethack general public license', 'NGPL'],
  ['nokia open source license', 'Nokia'],
  ['nokia open source license (nokos)', 'Nokia'],
  ['open group test suite license', 'OGTSL'],
  ['postgresql license', 'PostgreSQL'],
  ['python license (cnri python license)', 'CNRI-Python'],
  ['python software foundation license', 'PSF-2.0'],
  ['qt public license (qpl)', 'QPL-1.0'],
  ['ricoh source code public license', 'RSCPL'],
  ['sleepycat license', 'Sleepycat'],
  ['sun public license', 'SPL-1.0'],
  ['universal permissive license (upl)', 'UPL-1.0'],
  ['university of illinois/ncsa open source license', 'NCSA'],
  ['vovida software license 1.0', 'VSL-1.0'],
  ['w3c license', 'W3C'],
  ['zope public license', 'ZPL-2.1'],
  ['zlib/libpng license', 'Zlib'],
])

/** What says only that there is a licence. */
const EMPTY: ReadonlySet<string> = new Set(['osi approved', 'dfsg approved'])

/**
 * The SPDX identifier of a trove classifier such as `License :: OSI Approved :: MIT License` (https://pypi.org/classifiers/).
 * @returns its last part when SPDX has no such licence, undefined when it names none
 */
export function classifierLicence(classifier: string): string | undefined {
  const parts = classifier.split('::').map((part) => part.trim())
  const last = parts.at(-1) ?? ''
  const key = last.toLowerCase()
  if (parts.length < 2 || key === '' || EMPTY.has(key)) return undefined
  const bracketed = /\(([^()]{1,40})\)$/.exec(key)?.[1]
  return CLASSIFIERS.get(key) ?? (bracketed && spdxLicences.get(bracketed)) ?? last
}
