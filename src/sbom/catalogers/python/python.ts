import type { Cataloger } from '../contract.ts'
import { pythonEgg, pythonInstalled } from './installed.ts'
import { pythonManifest } from './manifest.ts'
import { pdmLock } from './pdm.ts'
import { pipfileLock } from './pipfile.ts'
import { poetryLock } from './poetry.ts'
import { pylock } from './pylock.ts'
import { requirements } from './requirements.ts'
import { uvLock } from './uv.ts'

export const pythonCatalogers: readonly Cataloger[] = [
  pdmLock,
  pipfileLock,
  poetryLock,
  pylock,
  pythonEgg,
  pythonInstalled,
  pythonManifest,
  requirements,
  uvLock,
]
