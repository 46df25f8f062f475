import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'
import { firstPort, remotePort } from '../ports.ts'

export const privilegedPorts: Predicate = ({ config }) =>
  (config?.ports ?? []).flatMap((text) => {
    const port = firstPort(text)
    if (port === undefined || port < 1 || port >= 1024 || remotePort(port)) return []
    return [inConfig(`ExposedPorts.${text}`, { evidence: `port ${visible(text)}` })]
  })
