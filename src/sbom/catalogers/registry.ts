import { apkCatalogers } from './apk/apk.ts'
import type { Cataloger } from './contract.ts'
import { dpkgCatalogers } from './dpkg/dpkg.ts'
import { goCatalogers } from './go/go.ts'
import { javaCatalogers } from './java/java.ts'
import { javascriptCatalogers } from './javascript/javascript.ts'
import { pythonCatalogers } from './python/dist-info.ts'
import { releaseCatalogers } from './release/release.ts'
import { rpmCatalogers } from './rpm/rpm.ts'
import { rustCatalogers } from './rust/rust.ts'

/** All catalogers, by id. */
export const catalogers: readonly Cataloger[] = [
  ...apkCatalogers,
  ...dpkgCatalogers,
  ...goCatalogers,
  ...javaCatalogers,
  ...javascriptCatalogers,
  ...pythonCatalogers,
  ...releaseCatalogers,
  ...rpmCatalogers,
  ...rustCatalogers,
].sort((a, b) => (a.id < b.id ? -1 : 1))
