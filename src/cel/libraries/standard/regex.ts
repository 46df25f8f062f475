import { RE2JS } from 're2js'
import { messageOf } from '#base/index.ts'
import { CelFailure } from '../../values/index.ts'

/** Patterns that are kept compiled, of those that are not constant. */
const KEPT = 200

const compiled = new Map<string, RE2JS | CelFailure>()

function compile(pattern: string): RE2JS | CelFailure {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    return new CelFailure(`error parsing regexp: ${messageOf(error).replace(/^error parsing regexp: /, '')}`)
  }
}

/** A pattern of RE2, which matches in linear time; a failure when it is none. */
export function regexOf(pattern: string): RE2JS | CelFailure {
  const known = compiled.get(pattern)
  if (known instanceof RE2JS) return known
  const regex = compile(pattern)
  if (compiled.size >= KEPT) compiled.clear()
  compiled.set(pattern, regex)
  return regex instanceof CelFailure ? new CelFailure(regex.message) : regex
}
