import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { isTemporary } from '../paths.ts'
import { atFile, filesWith, sizeText } from '../places.ts'

/** What the makers of Debian's and Ubuntu's images put in themselves, to keep services from starting in a build. */
const OF_IMAGES: ReadonlySet<string> = new Set(['sbin/initctl', 'usr/bin/ischroot', 'usr/sbin/initctl', 'usr/sbin/policy-rc.d'])

export const unownedExecutables: Predicate = (facts) =>
  filesWith(facts, 'executable')
    .filter(({ path, owned }) => owned === false && !isTemporary(path))
    .map((file) =>
      atFile(file, {
        evidence: `/${visible(file.path)}: ${sizeText(file.size)}`,
        ...(file.path.startsWith('usr/local/') || OF_IMAGES.has(file.path) ? { severity: 'info' } : {}),
      }),
    )
