import type { Cataloger } from './contract.ts'
import { dpkgCatalogers } from './dpkg/dpkg.ts'

/** All catalogers, by id. */
export const catalogers: readonly Cataloger[] = [...dpkgCatalogers].sort((a, b) => (a.id < b.id ? -1 : 1))
