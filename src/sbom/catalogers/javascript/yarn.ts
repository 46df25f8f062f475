import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, FoundFile } from '../contract.ts'
import { readYarnBerry } from './yarn-berry.ts'
import { readYarnClassic } from './yarn-classic.ts'

/** yarn.lock in both its forms; the newer one is YAML and says its version in `__metadata`. */
export const yarnLock = {
  id: 'npm-yarn-lock',
  revision: 2,
  paths: ['**/yarn.lock'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Yarn 1 to 4, with edges, aliases, patches and Git origins; the lock does not tell which packages only development needs.',
  parse: (file: FoundFile) => {
    const text = textOf(file.bytes)
    return /^__metadata:/m.test(text) ? readYarnBerry(file.path, text) : readYarnClassic(file.path, text)
  },
} satisfies Cataloger
