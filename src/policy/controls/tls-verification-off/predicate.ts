import type { FoundPlace, Predicate } from '../contract.ts'
import { inConfig, inHistory } from '../places.ts'

const isOff = (value: string): boolean => /^(?:0|false|no|off|never)$/i.test(value)
const isOn = (value: string): boolean => !/^(?:|0|false|no|off)$/i.test(value)
const isEmpty = (value: string): boolean => value === ''

/** Which value of a variable turns a check off, by the programs' own documents; names in upper case. */
const TURNED_OFF: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['ANSIBLE_HOST_KEY_CHECKING', isOff],
  ['CARGO_HTTP_CHECK_REVOKE', isOff],
  ['COMPOSER_DISABLE_TLS', isOn],
  ['CONSUL_HTTP_SSL_VERIFY', isOff],
  ['CURL_CA_BUNDLE', isEmpty],
  ['ELECTRON_GET_NO_VERIFY', isOn],
  ['GIT_SSL_NO_VERIFY', isOn],
  ['GOINSECURE', isOn],
  ['GONOSUMCHECK', isOn],
  ['GOSUMDB', isOff],
  ['NODE_TLS_REJECT_UNAUTHORIZED', isOff],
  ['NOMAD_SKIP_VERIFY', isOn],
  ['NPM_CONFIG_STRICT_SSL', isOff],
  ['PGSSLMODE', (value) => value === 'disable'],
  ['PIP_TRUSTED_HOST', isOn],
  ['PYTHONHTTPSVERIFY', isOff],
  ['REQUESTS_CA_BUNDLE', isEmpty],
  ['VAULT_SKIP_VERIFY', isOn],
  ['YARN_ENABLE_STRICT_SSL', isOff],
  ['YARN_STRICT_SSL', isOff],
])
/** Options of programs that fetch: a build alone is touched, the container is not. */
const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['curl', ['-k', '--insecure', '--proxy-insecure']],
  ['wget', ['--no-check-certificate']],
  ['pip', ['--trusted-host']],
  ['pip3', ['--trusted-host']],
  ['aria2c', ['--check-certificate']],
])

export const tlsVerificationOff: Predicate = ({ config, history }) => [
  ...(config?.variables ?? []).flatMap(({ name, value }): FoundPlace[] => {
    const off = value !== undefined && TURNED_OFF.get(name.toUpperCase())?.(value)
    return off ? [inConfig(`Env.${name}`, { evidence: `${name} is "${value}"` })] : []
  }),
  ...history.flatMap((step): FoundPlace[] => {
    const found = step.commands.flatMap(({ program, options }) => {
      const option = OPTIONS.get(program)?.find((one) => options.includes(one))
      return option ? [`${program} ${option}`] : []
    })
    return found.length > 0 ? [inHistory(step, { evidence: `step ${step.step} of the history: ${found.join(', ')}`, severity: 'low' })] : []
  }),
]
