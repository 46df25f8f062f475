/** A vulnerability with its other names. */
export type Named = { readonly id: string; readonly aliases: readonly string[] }

/** Longer is no list of names. */
const LONGEST = 4096

/** `CVE-2021-1`, `CVE_2019-2426` (seen once), GHSA-…, XSA-192, TS-2022-001, ALPINE-13661, ZBX-11023; upper case but for GitHub's digits. */
const NAME = /^[A-Z][A-Z0-9]{1,20}(?:-[A-Za-z0-9.:]{1,40}){1,5}$/

const nameOf = (word: string): string => word.replace(/^CVE_/, 'CVE-').replace(/[,;]$/, '')

/**
 * A line of secfixes: names of one vulnerability (`CVE-2016-9382 XSA-192`), perhaps a remark (`CVE-2017-2616 (+ regression fix)`), perhaps
 * that there is no CVE (`CVE N/A ZBX-11023`). Two CVEs on a line are two vulnerabilities; other names stand for neither alone.
 */
export function vulnerabilitiesOf(line: string): Named[] {
  if (line.length > LONGEST) return []
  const words = line
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s+/)
    .map(nameOf)
  const names = [...new Set(words.filter((word) => NAME.test(word)))]
  const cves = names.filter((name) => /^CVE-\d{4}-\d+$/.test(name))
  // `CVE-2021-???` and other unfinished names are none.
  const others = names.filter((name) => !name.startsWith('CVE-'))
  if (cves.length > 1) return cves.map((id) => ({ id, aliases: [] }))
  const [id, ...aliases] = [...cves, ...others]
  return id === undefined ? [] : [{ id, aliases }]
}
