import type { Cataloger } from './contract.ts'
import { dpkgCatalogers } from './dpkg/dpkg.ts'
import { releaseCatalogers } from './release/release.ts'

/** All catalogers, by id. */
export const catalogers: readonly Cataloger[] = [...dpkgCatalogers, ...releaseCatalogers].sort((a, b) => (a.id < b.id ? -1 : 1))
