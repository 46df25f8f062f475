/** Whether one thing is meant by a name; where it is not, why, and how near it came: the nearest reason is the one to tell. */
export type Fit = { readonly fits: true } | Misfit
export type Misfit = { readonly fits: false; readonly near: Nearness; readonly reason: string }

/** `other`: nothing in common. `kin`: the same name otherwise qualified. `version`: all but the version. `place`: it is there, but elsewhere. */
export type Nearness = 0 | 1 | 2 | 3
export const NEAR = { other: 0, kin: 1, version: 2, place: 3 } as const satisfies Record<string, Nearness>

export const FITS: Fit = { fits: true }

export const misfit = (near: Nearness, reason: string): Misfit => ({ fits: false, near, reason })

/** Any that fits, else the nearest miss. */
export function best(fits: Iterable<Fit>, otherwise: string): Fit {
  let nearest: Fit | undefined
  for (const fit of fits) {
    if (fit.fits) return fit
    if (!nearest || nearest.fits || fit.near > nearest.near) nearest = fit
  }
  return nearest ?? misfit(NEAR.other, otherwise)
}
