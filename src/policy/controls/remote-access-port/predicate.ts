import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'
import { firstPort, remotePort } from '../ports.ts'

export const remoteAccessPort: Predicate = ({ config }) =>
  (config?.ports ?? []).flatMap((text) => {
    const port = firstPort(text)
    const service = port === undefined ? undefined : remotePort(port)
    if (!service) return []
    const more = port === 2375 ? ({ severity: 'high' } as const) : {}
    return [inConfig(`ExposedPorts.${text}`, { evidence: `port ${visible(text)} is ${service}`, ...more })]
  })
