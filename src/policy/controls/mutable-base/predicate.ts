import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

export const mutableBase: Predicate = ({ config }) => {
  const base = config?.base
  if (!base || base.digest || base.name.includes('@sha')) return []
  const last = base.name.slice(base.name.lastIndexOf('/') + 1)
  const tag = last.includes(':') ? last.slice(last.indexOf(':') + 1) : ''
  const severity = tag === '' || tag === 'latest' ? 'low' : 'info'
  return [inConfig('Labels.org.opencontainers.image.base.name', { evidence: `base "${visible(base.name)}" without a digest`, severity })]
}
