import { CelUnknown, formatValue, isFault } from '../values/index.ts'
import type { Qualifier } from './attribute.ts'
import type { Frame, UnknownPattern } from './frame.ts'

/** `params.*` and the like: a variable and a path, of which `*` is any key. */
export function parsePattern(text: string): UnknownPattern {
  const [variable = '', ...path] = text.split('.')
  return { variable, path }
}

/** The key of a qualifier as a pattern has it. */
function keyOf(frame: Frame, qualifier: Qualifier): string | undefined {
  if (qualifier.kind !== 'dynamic') return formatValue(qualifier.key)
  const { cost } = frame
  const key = qualifier.key(frame)
  frame.cost = cost
  return isFault(key) ? undefined : formatValue(key)
}

/** The part of an attribute that a pattern says is not known: where the attribute is within the pattern or the pattern within it. */
function matchOf(frame: Frame, { variable, path }: UnknownPattern, qualifiers: readonly Qualifier[]): string | undefined {
  const keys = [variable]
  for (const [i, segment] of path.entries()) {
    const qualifier = qualifiers[i]
    if (!qualifier) break
    const key = keyOf(frame, qualifier)
    if (key === undefined || (segment !== '*' && segment !== key)) return undefined
    keys.push(key)
  }
  return keys.join('.')
}

export function unknownOf(frame: Frame, variable: string, qualifiers: readonly Qualifier[]): CelUnknown | undefined {
  for (const pattern of frame.unknowns ?? []) {
    if (pattern.variable !== variable) continue
    const name = matchOf(frame, pattern, qualifiers)
    if (name !== undefined) return new CelUnknown([name])
  }
  return undefined
}
