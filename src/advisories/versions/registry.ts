import { apk } from './apk/apk.ts'
import { bitnami } from './bitnami/bitnami.ts'
import { composer } from './composer/composer.ts'
import type { VersionScheme } from './contract.ts'
import { cran } from './cran/cran.ts'
import { dpkg } from './dpkg/dpkg.ts'
import { gem } from './gem/gem.ts'
import { go } from './go/go.ts'
import { hackage } from './hackage/hackage.ts'
import { hex } from './hex/hex.ts'
import { maven } from './maven/maven.ts'
import { npm } from './npm/npm.ts'
import { nuget } from './nuget/nuget.ts'
import { openssl } from './openssl/openssl.ts'
import { pacman } from './pacman/pacman.ts'
import { pep440 } from './pep440/pep440.ts'
import { pub } from './pub/pub.ts'
import { rpm } from './rpm/rpm.ts'
import { semver } from './semver/semver.ts'

/** All version schemes, by id. */
export const versionSchemes: readonly VersionScheme[] = [
  apk,
  bitnami,
  composer,
  cran,
  dpkg,
  gem,
  go,
  hackage,
  hex,
  maven,
  npm,
  nuget,
  openssl,
  pacman,
  pep440,
  pub,
  rpm,
  semver,
]

export const versionScheme = (id: string): VersionScheme | undefined => versionSchemes.find((scheme) => scheme.id === id)
