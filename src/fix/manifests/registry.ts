import { cargoToml } from './cargo-toml.ts'
import { composerJson } from './composer-json.ts'
import type { ManifestEditor } from './contract.ts'
import { gemfile } from './gemfile.ts'
import { goMod } from './go-mod.ts'
import { packageJson } from './package-json.ts'
import { pom } from './pom.ts'
import { pyproject } from './pyproject.ts'
import { requirements } from './requirements.ts'

/** All editors of manifests, by id. */
export const manifestEditors: readonly ManifestEditor[] = [
  cargoToml,
  composerJson,
  gemfile,
  goMod,
  packageJson,
  pom,
  pyproject,
  requirements,
]

export const manifestEditor = (id: string): ManifestEditor | undefined => manifestEditors.find((editor) => editor.id === id)
