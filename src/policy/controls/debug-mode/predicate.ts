import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inConfig } from '../places.ts'

const SWITCHES: ReadonlySet<string> = new Set(['APP_DEBUG', 'DJANGO_DEBUG', 'FLASK_DEBUG'])
const STAGES: ReadonlySet<string> = new Set([
  'APP_ENV',
  'ASPNETCORE_ENVIRONMENT',
  'DOTNET_ENVIRONMENT',
  'FLASK_ENV',
  'NODE_ENV',
  'RACK_ENV',
  'RAILS_ENV',
])

export const debugMode: Predicate = ({ config }) =>
  (config?.variables ?? []).flatMap(({ name, value = '' }) => {
    const evidence = `${name} is "${visible(value)}"`
    if (/^(?:--inspect|-agentlib:jdwp|-Xrunjdwp)/.test(value)) return [inConfig(`Env.${name}`, { evidence, severity: 'medium' })]
    const isOn = SWITCHES.has(name) && !/^(?:|0|false|no|off)$/i.test(value)
    const isDevelopment =
      (STAGES.has(name) && /^(?:dev|development|local|debug)$/i.test(value)) || (name === 'GIN_MODE' && value === 'debug')
    return isOn || isDevelopment ? [inConfig(`Env.${name}`, { evidence })] : []
  })
