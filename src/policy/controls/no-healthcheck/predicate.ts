import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

export const noHealthcheck: Predicate = ({ config }) =>
  config?.healthcheck === 'command'
    ? []
    : [inConfig('Healthcheck', { evidence: config?.healthcheck === 'disabled' ? 'HEALTHCHECK NONE' : 'there is none' })]
