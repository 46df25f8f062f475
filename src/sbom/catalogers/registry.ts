import { apkCatalogers } from './apk/apk.ts'
import { bitnamiCatalogers } from './bitnami/bitnami.ts'
import { condaCatalogers } from './conda/conda.ts'
import type { Cataloger } from './contract.ts'
import { dpkgCatalogers } from './dpkg/dpkg.ts'
import { dotnetCatalogers } from './dotnet/dotnet.ts'
import { goCatalogers } from './go/go.ts'
import { javaCatalogers } from './java/java.ts'
import { javascriptCatalogers } from './javascript/javascript.ts'
import { opkgCatalogers } from './opkg/opkg.ts'
import { pacmanCatalogers } from './pacman/pacman.ts'
import { phpCatalogers } from './php/php.ts'
import { portageCatalogers } from './portage/portage.ts'
import { programCatalogers } from './programs/programs.ts'
import { pythonCatalogers } from './python/python.ts'
import { releaseCatalogers } from './release/release.ts'
import { rpmCatalogers } from './rpm/rpm.ts'
import { rubyCatalogers } from './ruby/ruby.ts'
import { rustCatalogers } from './rust/rust.ts'

/** All catalogers, by id. */
export const catalogers: readonly Cataloger[] = [
  ...apkCatalogers,
  ...bitnamiCatalogers,
  ...condaCatalogers,
  ...dpkgCatalogers,
  ...dotnetCatalogers,
  ...goCatalogers,
  ...javaCatalogers,
  ...javascriptCatalogers,
  ...opkgCatalogers,
  ...pacmanCatalogers,
  ...phpCatalogers,
  ...portageCatalogers,
  ...programCatalogers,
  ...pythonCatalogers,
  ...releaseCatalogers,
  ...rpmCatalogers,
  ...rubyCatalogers,
  ...rustCatalogers,
].sort((a, b) => (a.id < b.id ? -1 : 1))
