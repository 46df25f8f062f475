import { visible } from '#base/index.ts'
import type { VariableFact } from '#model/index.ts'
import type { FoundPlace, Predicate } from '../contract.ts'
import { inConfig, inHistory } from '../places.ts'

const SECRET =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRETS?|TOKEN|AUTH_TOKEN|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|MASTER_?KEY|AUTH_?KEY|ACCOUNT_?KEY|CREDENTIALS?|CLIENT_?SECRET|CONNECTION_?STRING)(?:_(?:\d{1,3}|BASE64|B64|VALUE|STRING))?$/
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
  return SECRET.test(plain) && !HARMLESS.test(plain)
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
