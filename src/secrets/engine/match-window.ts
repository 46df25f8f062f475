import type { CompiledRule } from './compile-rules.ts'
import { entropyOf } from './entropy.ts'

/** A value in a window; offsets count from the window's first byte. */
export type WindowMatch = { readonly from: number; readonly to: number; readonly value: string }

/**
 * All values of a rule in a window, which is taken byte for byte as characters. First whether there is any, which costs a fifth of
 * finding where. `mayFind` is asked before each find and counts them.
 */
export function matchWindow({ rule, pattern }: CompiledRule, window: string, mayFind: () => boolean): WindowMatch[] {
  const compiled = pattern()
  if (!compiled.test(window)) return []
  const found: WindowMatch[] = []
  const matcher = compiled.matcher(window)
  let at = 0
  while (at <= window.length && mayFind() && matcher.find(at)) {
    const group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0
    const [from, to] = [matcher.start(group), matcher.end(group)]
    // What ends one value may begin the next: the search goes on at the value's end and not behind it.
    at = Math.max(at + 1, to)
    const value = window.slice(from, to)
    if (value !== '' && (rule.entropy === undefined || entropyOf(value) >= rule.entropy)) found.push({ from, to, value })
  }
  return found
}
