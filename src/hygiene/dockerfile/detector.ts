import { MiB, textOf } from '#base/index.ts'
import type { Detection, Detector } from '#oci/index.ts'
import { isDockerfilePath } from './names.ts'

/** A Dockerfile of a source folder, or why it was not read. */
export type FoundDockerfile = { readonly path: string } & ({ readonly text: string } | { readonly reason: string })

/** Bytes; BuildKit's own bound is of the same order. */
const LIMIT = 1 * MiB
/** Of one folder, a count. */
const MOST = 10_000

const REVISION = 1

function start(): Detection<readonly FoundDockerfile[]> {
  const found = new Map<string, FoundDockerfile>()
  return {
    entry: ({ path, type, size }) => {
      if (type !== 'file' || !isDockerfilePath(path) || found.size >= MOST) return 'skip'
      if (size <= LIMIT) return 'keep'
      found.set(path, { path, reason: `${size} bytes, more than the ${LIMIT} of a Dockerfile` })
      return 'skip'
    },
    file: ({ path }, bytes) => void found.set(path, { path, text: textOf(bytes) }),
    finish: async () => [...found.values()],
  }
}

/** Keeps the Dockerfiles of a source folder; those that lie in an image are nobody's. */
export const dockerfileDetector: Detector<readonly FoundDockerfile[]> = {
  id: 'dockerfile',
  key: `revision ${REVISION}`,
  start,
  recognises: Array.isArray,
}
