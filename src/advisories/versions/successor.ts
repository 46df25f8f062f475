/** The first version above another, for bounds that exclude theirs: OSV's events have no form for `> 1.2`. */
export type Successor = (version: string) => string

const increment = (digits: string): string => String(BigInt(digits) + 1n)

/** `1.2.3` to `1.2.4-0`, `1.2.3-rc.1` to `1.2.3-rc.1.0`: nothing lies between. */
export const afterSemver: Successor = (version) => {
  const release = version.replace(/\+.*$/s, '')
  if (release.includes('-')) return `${release}.0`
  const dot = release.lastIndexOf('.')
  const last = release.slice(dot + 1)
  return /^\d+$/.test(last) ? `${release.slice(0, dot + 1)}${increment(last)}-0` : release
}

/** Gem versions lie densely; nothing with up to four numbers lies between `1.2` and `1.2.0.0.1`. */
export const afterGem: Successor = (version) => {
  const parts = version.split('.')
  if (/[A-Za-z-]/.test(version)) return `${version}.0.1`
  while (parts.length < 4) parts.push('0')
  return [...parts, '1'].join('.')
}

/** A patch level follows the four numbers of a release; a prerelease's number can be followed by another. */
export const afterComposer: Successor = (version) => {
  if (/[-.]?dev$/i.test(version)) return version.replace(/[-.]?dev$/i, '')
  return /^v?\d+(?:\.\d+)*$/i.test(version) ? `${version}-patch` : `${version}.0`
}
