/** Fedora's short names from before it wrote SPDX (its "Licensing" page), where the common reading of them does not do; lower case. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['agplv3', 'AGPL-3.0-only'],
  ['agplv3+', 'AGPL-3.0-or-later'],
  ['artistic 2.0', 'Artistic-2.0'],
  ['artistic clarified', 'ClArtistic'],
  ['asl 1.0', 'Apache-1.0'],
  ['asl 1.1', 'Apache-1.1'],
  ['asl 2.0', 'Apache-2.0'],
  ['boost', 'BSL-1.0'],
  ['bsd with advertising', 'BSD-4-Clause'],
  ['cc-by', 'CC-BY-3.0'],
  ['cc-by-sa', 'CC-BY-SA-3.0'],
  ['cc0', 'CC0-1.0'],
  ['cddl', 'CDDL-1.0'],
  ['cpl', 'CPL-1.0'],
  ['epl', 'EPL-1.0'],
  ['gfdl', 'GFDL-1.1-or-later'],
  ['gpl+', 'GPL-1.0-or-later'],
  ['gplv2 with exceptions', 'GPL-2.0-only'],
  ['gplv2+ with exceptions', 'GPL-2.0-or-later'],
  ['gplv3 with exceptions', 'GPL-3.0-only'],
  ['gplv3+ with exceptions', 'GPL-3.0-or-later'],
  ['ijg', 'IJG'],
  ['lgplv2+ with exceptions', 'LGPL-2.0-or-later'],
  ['mit with advertising', 'MIT-advertising'],
  ['mplv1.0', 'MPL-1.0'],
  ['mplv1.1', 'MPL-1.1'],
  ['mplv2.0', 'MPL-2.0'],
  ['netscape', 'NPL-1.1'],
  ['ofl', 'OFL-1.1'],
  ['public domain', 'LicenseRef-public-domain'],
  ['python', 'Python-2.0'],
  ['qpl', 'QPL-1.0'],
  ['ucd', 'Unicode-DFS-2016'],
  ['utah', 'MIT'],
  ['w3c', 'W3C'],
  ['zplv2.0', 'ZPL-2.0'],
  ['zplv2.1', 'ZPL-2.1'],
])

/** Longer is no licence tag. */
const LENGTH = 2000

/** A License tag as an expression of single words: names of several words would end it. */
export function expressionOf(tag: string): string {
  if (tag.length > LENGTH) return tag
  const parts = tag.split(/(\(|\)|\s(?:and|or|AND|OR)\s)/)
  return parts
    .map((part) => {
      const name = part.trim()
      if (/^(?:\(|\)|and|or|AND|OR|)$/.test(name)) return part
      return (
        NAMES.get(name.toLowerCase().replace(/\s+/g, ' ')) ?? (/ WITH /.test(name) || parts.length === 1 ? name : name.replace(/\s+/g, '-'))
      )
    })
    .join('')
}
