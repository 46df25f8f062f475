import type { z } from 'zod'
import { ParseError, messageOf } from './errors.ts'
import { limits } from './limits.ts'

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: false })

export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

/** Refuses a JSON text whose brackets nest deeper or are more than the limits allow, before the parser makes values of them. */
function checkBrackets(text: string): void {
  let depth = 0
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x22) {
      for (i++; i < text.length; i++) {
        const d = text.charCodeAt(i)
        if (d === 0x5c) i++
        else if (d === 0x22) break
      }
    } else if (c === 0x7b || c === 0x5b) {
      if (++count > limits.containers)
        throw new ParseError('too-large', `more than ${limits.containers} objects and lists`, { position: `offset ${i}` })
      if (++depth > limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`, { position: `offset ${i}` })
    } else if (c === 0x7d || c === 0x5d) depth--
  }
}

/** The value of a JSON text, unchecked. @throws ParseError with the position. */
export function readJson(content: Uint8Array | string): unknown {
  const text = typeof content === 'string' ? content : textOf(content)
  checkBrackets(text)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ParseError('malformed', `not JSON: ${messageOf(cause)}`, { cause })
  }
}

/** Checks a value against a schema of the fields that we use. @throws ParseError naming the first wrong key. */
export function conform<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ParseError('malformed', issue?.message ?? 'not of the expected form', { position: issue?.path.join('.') || 'top level' })
}

/** JSON bytes as a checked value. @throws ParseError with a position. */
export const parseJson = <S extends z.ZodType>(schema: S, content: Uint8Array | string): z.output<S> => conform(schema, readJson(content))
