import type { ValueShape, VariableFact } from '#model/index.ts'

/** Variables whose value is a setting that controls judge and cannot be a secret. */
const SHOWN: ReadonlySet<string> = new Set(
  (
    'PATH LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT PYTHONPATH NODE_ENV FLASK_ENV FLASK_DEBUG DJANGO_DEBUG APP_ENV APP_DEBUG RAILS_ENV RACK_ENV ' +
    'ASPNETCORE_ENVIRONMENT DOTNET_ENVIRONMENT GIN_MODE DEBUG WERKZEUG_DEBUG_PIN NODE_TLS_REJECT_UNAUTHORIZED PYTHONHTTPSVERIFY ' +
    'GIT_SSL_NO_VERIFY NPM_CONFIG_STRICT_SSL YARN_STRICT_SSL YARN_ENABLE_STRICT_SSL PIP_TRUSTED_HOST GOINSECURE GOSUMDB GONOSUMCHECK GOFLAGS ' +
    'VAULT_SKIP_VERIFY CONSUL_HTTP_SSL_VERIFY NOMAD_SKIP_VERIFY ANSIBLE_HOST_KEY_CHECKING PGSSLMODE CURL_CA_BUNDLE REQUESTS_CA_BUNDLE ' +
    'SSL_CERT_FILE COMPOSER_DISABLE_TLS CARGO_HTTP_CHECK_REVOKE ELECTRON_GET_NO_VERIFY NIX_SSL_CERT_FILE DOCKER_CONTENT_TRUST'
  ).split(' '),
)

/** Options of run times that open a debugger; all else of such a variable stays out of the facts. */
const OPTION_LISTS: ReadonlySet<string> = new Set(['NODE_OPTIONS', 'JAVA_TOOL_OPTIONS', 'JAVA_OPTS', '_JAVA_OPTIONS', 'JDK_JAVA_OPTIONS'])
const DEBUGGER = /^(?:--inspect(?:-brk)?(?:=[\w.:]{1,60})?|-agentlib:jdwp=[\w=,.:*]{1,120}|-Xrunjdwp:[\w=,.:*]{1,120})$/

const LENGTH = 4_096

/** What a value looks like, without telling it. */
export function shapeOf(value: string): ValueShape {
  if (value === '') return 'empty'
  if (/^(?:true|false|yes|no|on|off)$/i.test(value)) return 'boolean'
  if (/^\d{1,9}$/.test(value)) return 'number'
  if (/^(?:\.{0,2}\/|~\/|file:\/\/|[A-Z]:\\)[^\s]*$/.test(value) && !value.includes('=')) return 'path'
  // `$NAME`, `${NAME:-…}` and templates name another place that the value comes from.
  return /^(?:\$\{?[A-Za-z_]\w*\}?|\$\(.*\)|<[^>]*>|\{\{.*\}\})$/s.test(value) ? 'reference' : 'text'
}

const shownValue = (name: string, value: string): string | undefined => {
  if (SHOWN.has(name.toUpperCase())) return value.slice(0, LENGTH)
  if (!OPTION_LISTS.has(name)) return undefined
  return value
    .slice(0, LENGTH)
    .split(/\s+/)
    .filter((word) => DEBUGGER.test(word))
    .join(' ')
}

/** A name of more characters is none that a shell could use. */
const NAME = 256

export function variableFact(name: string, value: string, isSecret: boolean): VariableFact {
  const shown = isSecret ? undefined : shownValue(name, value)
  return {
    name: name.slice(0, NAME),
    shape: shapeOf(value),
    ...(shown === undefined ? {} : { value: shown }),
    ...(isSecret ? { isSecret: true } : {}),
  }
}

/** `NAME=value` in two; a text without `=` is a name alone. */
export function splitVariable(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]
}
