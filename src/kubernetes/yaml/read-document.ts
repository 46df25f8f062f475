import { ParseError } from '#base/index.ts'
import { positionOf } from '#source-text/index.ts'
import { readOrdinary } from './ordinary.ts'
import type { PlacedValue } from './places.ts'
import { readWhole } from './whole.ts'

/**
 * Characters that Kubernetes' parser refuses (YAML 1.1, 5.1) or takes for the end of a line where YAML 1.2 does not: behind such an end a
 * comment would go on as content.
 */
// eslint-disable-next-line no-control-regex
const FOREIGN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\r(?!\n)/

function mustBeText(text: string): void {
  const found = FOREIGN.exec(text)
  if (!found) return
  const { line, column } = positionOf(text, found.index)
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  throw new ParseError('malformed', `the character U+${code} may not stand in YAML as it is`, { position: `${line}:${column}` })
}

/**
 * The value of one document as kubectl and the API server have it, and where its parts stand when `places` is asked for.
 * @throws ParseError with line and column in `text`
 */
export function readDocument(text: string, places = false): PlacedValue {
  mustBeText(text)
  return readOrdinary(text, places) ?? readWhole(text, places)
}
