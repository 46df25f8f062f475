import { newest, oldest } from './tables/kubernetes.ts'

/** A minor release of Kubernetes: `1.30`. */
export type Release = `1.${number}`

/** All whose types are known, oldest first. */
export const releases: readonly Release[] = Array.from({ length: newest - oldest + 1 }, (_, i): Release => `1.${oldest + i}`)

export const newestRelease: Release = `1.${newest}`

/**
 * The known release that is closest to a version as people write it: `1.30`, `v1.30.4`, `v1.31.2-eks-a1b2c3`, `latest`. What is newer has the types of
 * the newest, what is older those of the oldest. Undefined for what is no version.
 */
export function releaseOf(version: string): Release | undefined {
  if (version === 'latest') return newestRelease
  const minor = /^v?1\.(\d{1,4})(?:[.+-][\w.+-]*)?$/.exec(version)?.[1]
  return minor === undefined ? undefined : `1.${Math.min(newest, Math.max(oldest, Number(minor)))}`
}

export const minorOf = (release: Release): number => Number(release.slice('1.'.length))
