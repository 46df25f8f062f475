import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

export const noHealthcheck: Predicate = ({ config, history }) => {
  if (config?.healthcheck === 'command') return []
  // Buildah and Podman write OCI's format unless told otherwise, which has no field for it (image-spec config.md).
  const lost = config?.healthcheck === 'none' && history.some(({ instruction }) => instruction === 'HEALTHCHECK')
  const none = lost ? 'the history sets one, and the format of the image cannot hold it' : 'there is none'
  return [inConfig('Healthcheck', { evidence: config?.healthcheck === 'disabled' ? 'HEALTHCHECK NONE' : none })]
}
