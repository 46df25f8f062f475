import { type Token, token } from '../token.ts'

const artifactory = 'in Artifactory under edit profile'

/** Registries of packages and images. */
export const registryTokens: readonly Token[] = [
  token('artifactory-api-key', 'Artifactory API key', artifactory, 'AKCp<69 alnum>', { entropy: 4, alone: true }),
  token('artifactory-reference-token', 'Artifactory reference token', artifactory, 'cmVmd<59 alnum>', { entropy: 4, alone: true }),
  token('clojars-token', 'Clojars deploy token', 'at clojars.org/tokens', '(CLOJARS|clojars)_<60 alnum>'),
  token('crates-io-token', 'crates.io token', 'at crates.io/settings/tokens', 'cio<32 alnum>', { entropy: 3.8, alone: true }),
  token('deno-token', 'Deno Deploy token', 'at dash.deno.com/account', '(ddp|ddo)_<36 alnum>'),
  token('docker-hub-token', 'Docker Hub access token', 'at app.docker.com/settings', ['dckr_pat_<27 url>', 'dckr_oat_<32 url>']),
  token('jetbrains-token', 'JetBrains permanent token', 'in JetBrains Hub under authentication', [
    'perm:<4-60 alnum>.<2-40 alnum>.<30 alnum>',
    'perm-<6-80 base64pad>.<4-60 base64pad>.<30 alnum>',
  ]),
  token('npm-access-token', 'npm access token', 'with `npm token revoke`', 'npm_<36 alnum>', { structure: 'crc32-base62' }),
  token('nuget-api-key', 'NuGet API key', 'at nuget.org/account/apikeys', 'oy2<43 lower>', { entropy: 3.5, alone: true }),
  token('packagist-token', 'Private Packagist token', 'at packagist.com', 'packagist_(uut|ort|out)_<68 hex>'),
  token(
    'pypi-token',
    'PyPI API token',
    'at pypi.org/manage/account',
    ['pypi-AgEIcHlwaS5vcmc<50-1000 url>', 'pypi-AgENdGVzdC5weXBpLm9yZw<50-1000 url>'],
    {
      structure: 'pypi-macaroon',
    },
  ),
  token('rubygems-api-key', 'RubyGems API key', 'at rubygems.org/profile/api_keys', 'rubygems_<48 lowerhex>'),
]
