import { visible } from '#base/index.ts'
import type { VariableFact } from '#model/index.ts'
import type { FoundPlace, Predicate } from '../contract.ts'
import { inConfig, inHistory } from '../places.ts'

const SECRET =
  /(?:PASSWORD|PASSWD|(?:^|_)(?:PASSPHRASE|PASS|PWD|SECRETS?|TOKEN|PAT|API_?KEY|ACCESS_?KEY|SECRET_?KEY|SECRET_KEY_BASE|PRIVATE_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|MASTER_?KEY|AUTH_?KEY|ACCOUNT_?KEY|CREDENTIALS?|CONNECTION_?STRING))(?:_(?:\d{1,3}|BASE64|B64|VALUE|STRING|PLAIN))?$/
/** Names of single programs that no rule covers. */
const NAMED: ReadonlySet<string> = new Set(['COMPOSER_AUTH', 'DBPASS', 'DOCKER_AUTH_CONFIG', 'REDISCLI_AUTH', 'SSHPASS'])
/** The names of fingerprints, of files and of settings about secrets. */
const HARMLESS = /^(?:PWD|OLDPWD|GPG_KEYS?|.*_(?:PUBLIC|PUBLISHABLE)_KEY|.*(?:ALLOW|REQUIRE|DISABLE|ENABLE|NO|RANDOM)_[A-Z_]{0,40})$/

/** `apiKey`, `api-key` and `API_KEY` are one name. */
const upper = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.]/g, '_')
    .toUpperCase()

function isSuspect({ name, shape, isSecret }: VariableFact): boolean {
  if (isSecret || shape === 'empty' || shape === 'boolean' || shape === 'path' || shape === 'reference') return false
  const plain = upper(name)
  return (SECRET.test(plain) || NAMED.has(plain)) && !HARMLESS.test(plain)
}

export const secretNames: Predicate = ({ config, history }) => {
  const inFinal = (config?.variables ?? []).filter(isSuspect)
  const final = new Set(inFinal.map(({ name }) => name))
  const places: FoundPlace[] = inFinal.map(({ name }) => inConfig(`Env.${name}`, { evidence: `variable ${visible(name)}` }))
  const seen = new Set<string>()
  for (const step of history)
    for (const variable of step.variables) {
      const { name } = variable
      if (!isSuspect(variable) || (step.instruction === 'ENV' && final.has(name)) || seen.has(name)) continue
      seen.add(name)
      const kind = step.instruction === 'ENV' ? 'variable' : 'build argument'
      places.push(inHistory(step, { evidence: `${kind} ${visible(name)} in step ${step.step} of the history` }))
    }
  return places
}
