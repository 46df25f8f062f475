import { CelFailure, type Outcome } from '../values/index.ts'
import type { Exec } from './frame.ts'

/** A variable's value; the first of the names that is bound. */
export function readBinding(names: readonly string[]): Exec {
  const [name, ...others] = names as readonly [string, ...string[]]
  const message = `no such attribute(s): ${names.join(', ')}`
  if (others.length === 0 && !(name in Object.prototype))
    return ({ bindings }) => {
      const value = bindings[name] as Outcome | undefined
      return value === undefined ? new CelFailure(message) : value
    }
  return ({ bindings }) => {
    const found = names.find((candidate) => Object.hasOwn(bindings, candidate) && bindings[candidate] !== undefined)
    return found === undefined ? new CelFailure(message) : (bindings[found] as Outcome)
  }
}
