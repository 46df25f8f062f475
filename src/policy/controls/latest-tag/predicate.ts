import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

export const latestTag: Predicate = ({ tag }) => (tag === 'latest' ? [inConfig('Tag', { evidence: 'tag "latest"' })] : [])
