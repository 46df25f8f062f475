import type { Finding } from '#model/index.ts'
import { isOsType } from '../match/ecosystem.ts'
import type { Component, Place, Product, VexStatement } from './contract.ts'
import { FITS, type Fit, type Misfit, NEAR, best, misfit } from './fit.ts'
import type { Found } from './same-package.ts'
import type { Surroundings } from './surroundings.ts'

/** The component is the package, or holds it. */
function fitComponent(component: Component, found: Found, around: Surroundings): Fit {
  const same = around.fitsPackage(component, found)
  if (same.fits) return same
  const holders = around.meant(component)
  if (holders.length === 0) return same
  return around.isWithin(found.pkg.purl, holders) ? FITS : misfit(NEAR.place, `${found.pkg.name} is also there without ${component.label}`)
}

function fitPlace({ component, how }: Place, found: Found, around: Surroundings): Fit {
  const subject = around.fitsSubject(component)
  if (subject.fits) return FITS
  const holders = around.meant(component)
  if (holders.length === 0) {
    const why = subject.near > NEAR.other ? `: ${subject.reason}` : ''
    return misfit(NEAR.place, `${component.label} is neither the subject nor in it${why}`)
  }
  if (how === 'with' || around.isWithin(found.pkg.purl, holders)) return FITS
  return misfit(NEAR.place, `${found.pkg.name} is also there without ${component.label}`)
}

/** What is said of a distribution is said of its own packages, of an image of all that is in it. */
function fitWhole(component: Component, found: Found, around: Surroundings, otherwise: Misfit): Fit {
  const subject = around.fitsSubject(component)
  if (!subject.fits) return subject.near > otherwise.near ? subject : otherwise
  const isDistribution = component.identifiers.every(({ kind }) => kind === 'cpe')
  return !isDistribution || isOsType(found.pkg) ? FITS : misfit(NEAR.place, `${found.pkg.name} is no package of ${component.label}`)
}

function fitProduct({ component, places }: Product, found: Found, around: Surroundings): Fit {
  const fit = fitComponent(component, found, around)
  if (!fit.fits) return places.length > 0 ? fit : fitWhole(component, found, around, fit)
  return places.map((place) => fitPlace(place, found, around)).find((one) => !one.fits) ?? FITS
}

/** Fixed is a version. Where nothing says which, the statement would hold for the vulnerable ones as well. */
function namesVersion({ component, places }: Product): boolean {
  return [component, ...places.map((place) => place.component)].some(({ identifiers }) =>
    identifiers.some(
      (one) =>
        one.kind === 'digest' ||
        (one.kind === 'name' && /[:@]/.test(one.text)) ||
        (one.kind === 'cpe' && one.cpe.version !== undefined) ||
        (one.kind === 'purl' && (one.range !== undefined || one.purl.version !== undefined || one.purl.qualifiers?.['tag'] !== undefined)),
    ),
  )
}

function* fitsOf({ status, products }: VexStatement, found: Found, around: Surroundings): Generator<Fit> {
  for (const product of products) {
    const fit = fitProduct(product, found, around)
    yield fit.fits && status === 'fixed' && !namesVersion(product)
      ? misfit(NEAR.place, `${product.component.label} is said to be fixed, and not in which version`)
      : fit
  }
}

/** Whether a statement is about the package of a finding. */
export function fitStatement(statement: VexStatement, finding: Finding, around: Surroundings): Fit {
  const found = finding.package === undefined ? undefined : around.package(finding.package)
  if (!found) return misfit(NEAR.other, 'the finding has no package')
  return best(fitsOf(statement, found, around), 'the statement names no product')
}
