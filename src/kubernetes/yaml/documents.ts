/** One document of a YAML text. `text` begins with its `---` where it has one; `line` is that of its first character, from 1. */
export type DocumentText = { readonly text: string; readonly line: number }

/** A line that ends a document or begins one (YAML 1.2.2, 9.1.1 and 9.1.2). It is one in every style: none can hold it. */
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm

function lineCount(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}

/**
 * A line of blanks, a comment or a `%` directive, which no document of Kubernetes needs. What only YAML 1.1 takes for the end of a line is
 * not passed over: behind it stands content.
 */
const NOTHING = /[ \t]*(?:[#%][^\r\n\u0085\u2028\u2029]*)?(?:\r?\n|$)/y

function isEmpty(text: string): boolean {
  for (let at = text.startsWith('---') ? 3 : 0; at < text.length; at = NOTHING.lastIndex) {
    NOTHING.lastIndex = at
    if (!NOTHING.test(text)) return false
  }
  return true
}

/** Where the JSON object or list that begins at `start` ends; undefined when it does not. */
function endOfJson(text: string, start: number): number | undefined {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++
    } else if (code === 0x7b || code === 0x5b) depth++
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return at + 1
  }
  return undefined
}

const NEXT_OBJECT = /\s*(?=\{)/y

/** Objects of JSON one after the other, which kubectl reads as documents (apimachinery, YAMLOrJSONDecoder). */
function* jsonStream(document: DocumentText): Generator<DocumentText> {
  const { text } = document
  let { line } = document
  let start = 0
  NEXT_OBJECT.lastIndex = 0
  while (NEXT_OBJECT.test(text)) {
    const end = endOfJson(text, NEXT_OBJECT.lastIndex)
    NEXT_OBJECT.lastIndex = end ?? text.length
    if (end === undefined || !NEXT_OBJECT.test(text)) break
    yield { text: text.slice(start, end), line }
    line += lineCount(text, start, end)
    start = end
    NEXT_OBJECT.lastIndex = end
  }
  yield start === 0 ? document : { text: text.slice(start), line }
}

/** The documents of a text in turn, empty ones left out. */
export function* documentsOf(text: string): Generator<DocumentText> {
  for (const document of yamlDocuments(text))
    if (!isEmpty(document.text)) yield* /^\s*\{/.test(document.text) ? jsonStream(document) : [document]
}

function* yamlDocuments(text: string): Generator<DocumentText> {
  let start = 0
  let line = 1
  for (const { index, 0: marker } of text.matchAll(MARKER)) {
    const next = marker === '...' ? index + 3 : index
    yield { text: text.slice(start, index), line }
    line += lineCount(text, start, next)
    start = next
  }
  yield { text: text.slice(start), line }
}
