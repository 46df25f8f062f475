import type { Distribution, Package, Purl, Subject } from '#model/index.ts'
import { PurlError, parsePurl } from '#model/index.ts'
import type { Component, Identifier } from './contract.ts'
import { folded } from './cpe.ts'
import { type Fit, best } from './fit.ts'
import { type Found, fitPackage } from './same-package.ts'
import { fitSubject } from './same-image.ts'

/** What a finding lies in: the subject, its packages, and what holds what. */
export type VexSubject = {
  readonly subject: Subject
  readonly packages: readonly Package[]
  readonly distribution?: Distribution | undefined
}

const purlOf = (text: string): Purl | undefined => {
  try {
    return parsePurl(text)
  } catch (error) {
    if (error instanceof PurlError) return undefined
    throw error
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Answers which packages a component means and what holds a package; remembers what it was asked. */
export class Surroundings {
  readonly #at: VexSubject
  readonly #found = new Map<string, Found>()
  readonly #byName = new Map<string, Found[]>()
  /** What needs a package; the package of the system that owns its files stands in for them. */
  readonly #above = new Map<string, readonly string[]>()
  readonly #subjectFits = new WeakMap<Component, Fit>()
  readonly #means = new WeakMap<Component, readonly string[]>()
  readonly #within = new Map<string, boolean>()

  constructor(at: VexSubject) {
    this.#at = at
    const needed = new Map<string, string[]>()
    for (const pkg of at.packages) {
      const purl = purlOf(pkg.purl)
      if (!purl) continue
      const found = { pkg, purl }
      this.#found.set(pkg.purl, found)
      for (const name of new Set([purl.name, ...(pkg.source ? [pkg.source.name] : [])].map(folded))) append(this.#byName, name, found)
      for (const to of pkg.dependsOn) append(needed, to, pkg.purl)
    }
    for (const { purl, owner } of at.packages) this.#above.set(purl, owner === undefined ? (needed.get(purl) ?? []) : [owner])
  }

  /** The package of a finding; what no inventory has is told by its purl alone. */
  package(text: string): Found | undefined {
    const known = this.#found.get(text)
    if (known) return known
    const purl = purlOf(text)
    if (!purl) return undefined
    const { type, name, version = '' } = purl
    return { purl, pkg: { purl: text, type, name, version, locations: [], foundBy: [], evidence: 'declared', dependsOn: [] } }
  }

  fitsSubject(component: Component): Fit {
    const known = this.#subjectFits.get(component)
    if (known) return known
    const fit = fitSubject(component, this.#at.subject, this.#at.distribution)
    this.#subjectFits.set(component, fit)
    return fit
  }

  fitsPackage({ label, identifiers }: Component, found: Found): Fit {
    return best(
      identifiers.map((one) => fitPackage(one, found, this.#at.distribution)),
      `${label} has no identifier that is understood`,
    )
  }

  /** Purls of the packages that a component means. */
  meant(component: Component): readonly string[] {
    const known = this.#means.get(component)
    if (known) return known
    const candidates = component.identifiers.flatMap((one) => this.#byName.get(folded(nameIn(one))) ?? [])
    const meant = [...new Set(candidates)].filter((found) => this.fitsPackage(component, found).fits).map(({ pkg }) => pkg.purl)
    this.#means.set(component, meant)
    return meant
  }

  /** Whether the package is there only as a part of those: every way from it up to what nothing needs leads through one of them. */
  isWithin(purl: string, holders: readonly string[]): boolean {
    if (holders.length === 0) return false
    const key = JSON.stringify([purl, holders])
    const known = this.#within.get(key)
    if (known !== undefined) return known
    const within = this.#leadsThrough(purl, new Set(holders))
    this.#within.set(key, within)
    return within
  }

  #leadsThrough(purl: string, holders: ReadonlySet<string>): boolean {
    if (holders.has(purl)) return true
    const seen = new Set([purl])
    const below = new Map<string, string[]>()
    const reached: string[] = []
    for (const at of seen) {
      const above = this.#above.get(at) ?? []
      if (above.length === 0) return false
      if (above.some((one) => holders.has(one))) reached.push(at)
      for (const one of above) {
        if (holders.has(one)) continue
        seen.add(one)
        append(below, one, at)
      }
    }
    // A circle that no holder leads into stands by itself.
    const held = new Set(reached)
    for (const at of held) for (const one of below.get(at) ?? []) held.add(one)
    return held.size === seen.size
  }
}

function nameIn(identifier: Identifier): string {
  if (identifier.kind === 'purl') return identifier.purl.name
  return identifier.kind === 'cpe' ? (identifier.cpe.product ?? '') : ''
}
