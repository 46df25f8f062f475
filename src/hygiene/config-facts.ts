import type { ConfigFacts, ImageConfig } from '#model/index.ts'
import { splitVariable, variableFact } from './variables.ts'

/** Of each list of the configuration; no image has so many. */
const MOST = 1_000
const TEXT = 512

const BASE = 'org.opencontainers.image.base'

function baseOf({ labels, annotations }: ImageConfig): ConfigFacts['base'] {
  const of = (key: string): string | undefined => annotations[`${BASE}.${key}`] ?? labels[`${BASE}.${key}`]
  const name = of('name')?.slice(0, TEXT)
  const digest = of('digest')?.slice(0, TEXT)
  return name ? { name, ...(digest ? { digest } : {}) } : undefined
}

function healthcheckOf({ healthcheck }: ImageConfig): ConfigFacts['healthcheck'] {
  if (!healthcheck) return 'none'
  return healthcheck[0] === 'NONE' ? 'disabled' : 'command'
}

/** How the image is run, without values that may be secrets. `isSecret` knows the variables in whose value a secret was found. */
export function configFacts(config: ImageConfig, isSecret: (name: string) => boolean): ConfigFacts {
  const base = baseOf(config)
  return {
    ...(config.user ? { user: config.user.slice(0, TEXT) } : {}),
    ...(config.created ? { created: config.created.slice(0, TEXT) } : {}),
    variables: config.env.slice(0, MOST).map((one) => {
      const [name, value] = splitVariable(one)
      return variableFact(name, value, isSecret(name))
    }),
    ports: config.exposedPorts.slice(0, MOST).map((port) => port.slice(0, TEXT)),
    volumes: config.volumes.slice(0, MOST).map((path) => path.slice(0, TEXT)),
    labels: [...new Set([...Object.keys(config.labels), ...Object.keys(config.annotations)])]
      .toSorted()
      .slice(0, MOST)
      .map((key) => key.slice(0, TEXT)),
    ...(base ? { base } : {}),
    healthcheck: healthcheckOf(config),
  }
}
