import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { documentsOf } from './documents.ts'
import { readDocument } from './read-document.ts'

type Row = { readonly text: string; readonly value?: unknown; readonly error?: string }

const isInt64 = (digits: string): boolean => /^-?\d+$/.test(digits) && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)

/** What k8s.io/apimachinery makes of each text (testdata/make.sh); its integers of 64 bits exactly. */
const rows = JSON.parse(
  readFileSync(new URL('testdata/kubernetes.json', import.meta.url), 'utf8'),
  (_, value: unknown, context?: { source: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && isInt64(context?.source ?? '') ? BigInt(context!.source) : value,
) as readonly Row[]

/** Where we say something else, and why. */
const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['a: 1\na: 2\n', 'the last of two same keys would count: which one was meant nobody knows'],
  ['a: "\\u00e9\\x41\\t\\/\\e\\0\\N\\_"\n', 'YAML 1.2 has the escape \\/, which libyaml lacks'],
  ['{"a": 1, "b": [true, null, 1.5e3, "x\\/y"]}\n', 'the same; kubectl reads a text that begins with { as JSON first, which has it'],
  ['a: "\\ud83d\\ude00"\n', 'the same: a pair of surrogates'],
  ['a: "b"# c\n', 'YAML asks for a blank before a comment'],
  ['%YAML 1.2\n---\na: yes\n', 'kubectl refuses the directive of YAML 1.2'],
  ['%TAG !e! tag:e,2000:\n---\na: !e!x y\n', 'tag handles have no use in manifests'],
  ['a: b\rc: d\n', 'a carriage return alone: named rather than guessed at'],
  ['a: b\u0085c: d\n', 'a line end of YAML 1.1 alone: named rather than guessed at'],
  ['# c\u2028a: 1\n', 'the same: behind it a comment goes on as content'],
])

/** The first document, as the decoder gets it. */
function read(text: string): unknown {
  const [document] = documentsOf(text.replace(/^\uFEFF/, ''))
  return document ? readDocument(document.text).value : null
}

function outcome(text: string): Row {
  try {
    return { text, value: read(text) }
  } catch {
    return { text, error: 'refused' }
  }
}

for (const { text, value, error } of rows)
  if (!DIFFERENCES.has(text))
    test(`yaml: ${JSON.stringify(text)} is what Kubernetes reads`, () =>
      deepEqual(outcome(text), error === undefined ? { text, value: value ?? null } : { text, error: 'refused' }))

test('yaml: each difference is still one', () => {
  for (const text of DIFFERENCES.keys()) equal(rows.filter((row) => row.text === text).length, 1, text)
})
