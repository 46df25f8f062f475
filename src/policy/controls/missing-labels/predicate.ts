import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

/** Each fact by any of its names. */
const WANTED: readonly (readonly string[])[] = [
  ['org.opencontainers.image.source', 'org.label-schema.vcs-url'],
  ['org.opencontainers.image.revision', 'org.label-schema.vcs-ref', 'vcs-ref'],
]

export const missingLabels: Predicate = ({ config }) =>
  WANTED.filter((names) => !names.some((name) => config?.labels.includes(name))).map(([name]) =>
    inConfig(`Labels.${name}`, { evidence: `no label ${name}` }),
  )
