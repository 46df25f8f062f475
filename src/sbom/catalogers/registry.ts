import { apkCatalogers } from './apk/apk.ts'
import { bitnamiCatalogers } from './bitnami/bitnami.ts'
import { conanCatalogers } from './conan/conan.ts'
import { condaCatalogers } from './conda/conda.ts'
import type { Cataloger } from './contract.ts'
import { dartCatalogers } from './dart/dart.ts'
import { dotnetCatalogers } from './dotnet/dotnet.ts'
import { dpkgCatalogers } from './dpkg/dpkg.ts'
import { erlangCatalogers } from './erlang/erlang.ts'
import { githubCatalogers } from './github/github.ts'
import { goCatalogers } from './go/go.ts'
import { haskellCatalogers } from './haskell/haskell.ts'
import { javaCatalogers } from './java/java.ts'
import { javascriptCatalogers } from './javascript/javascript.ts'
import { kernelCatalogers } from './kernel/kernel.ts'
import { luaCatalogers } from './lua/lua.ts'
import { nixCatalogers } from './nix/nix.ts'
import { opkgCatalogers } from './opkg/opkg.ts'
import { pacmanCatalogers } from './pacman/pacman.ts'
import { perlCatalogers } from './perl/perl.ts'
import { phpCatalogers } from './php/php.ts'
import { portageCatalogers } from './portage/portage.ts'
import { programCatalogers } from './programs/programs.ts'
import { pythonCatalogers } from './python/python.ts'
import { rCatalogers } from './r/r.ts'
import { releaseCatalogers } from './release/release.ts'
import { rpmCatalogers } from './rpm/rpm.ts'
import { rubyCatalogers } from './ruby/ruby.ts'
import { rustCatalogers } from './rust/rust.ts'
import { swiftCatalogers } from './swift/swift.ts'

/** All catalogers, by id. */
export const catalogers: readonly Cataloger[] = [
  ...apkCatalogers,
  ...bitnamiCatalogers,
  ...conanCatalogers,
  ...condaCatalogers,
  ...dartCatalogers,
  ...dotnetCatalogers,
  ...dpkgCatalogers,
  ...erlangCatalogers,
  ...githubCatalogers,
  ...goCatalogers,
  ...haskellCatalogers,
  ...javaCatalogers,
  ...javascriptCatalogers,
  ...kernelCatalogers,
  ...luaCatalogers,
  ...nixCatalogers,
  ...opkgCatalogers,
  ...pacmanCatalogers,
  ...perlCatalogers,
  ...phpCatalogers,
  ...portageCatalogers,
  ...programCatalogers,
  ...pythonCatalogers,
  ...rCatalogers,
  ...releaseCatalogers,
  ...rpmCatalogers,
  ...rubyCatalogers,
  ...rustCatalogers,
  ...swiftCatalogers,
].sort((a, b) => (a.id < b.id ? -1 : 1))
