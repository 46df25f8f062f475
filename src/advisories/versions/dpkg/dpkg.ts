import type { VersionScheme } from '../contract.ts'

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** deb-version(7): a tilde before everything, then the end, then letters, then the rest. */
function rank(code: number): number {
  if (Number.isNaN(code) || isDigit(code)) return 0
  if (code === 0x7e) return -1
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? code : code + 256
}

const stripZeros = (digits: string): string => digits.replace(/^0+/, '')

function compareNumbers(a: string, b: string): number {
  const x = stripZeros(a)
  const y = stripZeros(b)
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0)
}

/** Alternating runs of non-digits and digits (dpkg's verrevcmp). */
function comparePart(a: string, b: string): number {
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    while ((i < a.length && !isDigit(a.charCodeAt(i))) || (j < b.length && !isDigit(b.charCodeAt(j)))) {
      const order = rank(a.charCodeAt(i)) - rank(b.charCodeAt(j))
      if (order !== 0) return order
      i++
      j++
    }
    const [k, l] = [i, j]
    while (isDigit(a.charCodeAt(i))) i++
    while (isDigit(b.charCodeAt(j))) j++
    const order = compareNumbers(a.slice(k, i), b.slice(l, j))
    if (order !== 0) return order
  }
  return 0
}

function split(version: string): { epoch: string; upstream: string; revision: string } {
  const colon = version.indexOf(':')
  const rest = version.slice(colon + 1)
  const dash = rest.lastIndexOf('-')
  return {
    epoch: colon < 0 ? '0' : version.slice(0, colon),
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision: dash < 0 ? '' : rest.slice(dash + 1),
  }
}

function compareDpkg(a: string, b: string): number {
  const x = split(a.trim())
  const y = split(b.trim())
  return comparePart(x.epoch, y.epoch) || comparePart(x.upstream, y.upstream) || comparePart(x.revision, y.revision)
}

export const dpkg = {
  id: 'dpkg',
  title: 'Debian packages',
  specification: 'deb-version(7)',
  compare: compareDpkg,
  valid: (version) => /^(?:\d+:)?\d[A-Za-z0-9.+:~-]*$/.test(version.trim()),
} satisfies VersionScheme
