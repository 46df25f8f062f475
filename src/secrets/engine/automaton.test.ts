import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, property, string, uniqueArray } from 'fast-check'
import { type Automaton, automatonOf } from './automaton.ts'
import { KeywordSearch } from './keyword-search.ts'

type Hit = readonly [keyword: string, last: number]

function found(automaton: Automaton, keywords: readonly string[], bytes: Uint8Array, from = 0, to = bytes.length): Hit[] {
  const search = new KeywordSearch(automaton, Math.max(1, bytes.length))
  search.find(bytes, from, to)
  return Array.from({ length: search.count }, (_, i) =>
    automaton.keywordsAt(search.state(i)).map((keyword): Hit => [keywords[keyword]!, search.at(i)]),
  ).flat()
}

/** What a search for each of the keywords finds, in the order of the automaton: by last byte, the longest first. */
function expected(keywords: readonly string[], text: string, from = 0, to = text.length): Hit[] {
  const folded = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
  const hits: Hit[] = []
  for (let last = from; last < to; last++)
    for (const keyword of keywords.toSorted((a, b) => b.length - a.length))
      if (last + 1 - keyword.length >= from && folded.slice(last + 1 - keyword.length, last + 1) === keyword) hits.push([keyword, last])
  return hits
}

for (const [keywords, text] of [
  [['he', 'she', 'his', 'hers'], 'ushers'],
  [['ghp_', 'gho_'], 'GHP_ ghP_ ghp ghpgho_'],
  [['aa', 'aaa'], 'aaaaaa'],
  [['key'], ''],
  [['key'], 'k'],
  [['abc'], 'xxabc'],
] as const)
  test(`automaton: ${keywords.join(', ')} in "${text}"`, () =>
    deepEqual(found(automatonOf(keywords), keywords, Buffer.from(text)), expected(keywords, text)))

test('automaton: finds what a search for each keyword finds, over the middle as well', () =>
  check(
    property(
      uniqueArray(string({ unit: constantFrom('a', 'b', '_'), minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      array(constantFrom('a', 'b', 'A', '_', 'x', '\xff'), { maxLength: 60 }),
      (keywords, letters) => {
        const text = letters.join('')
        deepEqual(found(automatonOf(keywords), keywords, Buffer.from(text, 'latin1')), expected(keywords, text))
      },
    ),
  ))

test('automaton: more states than 16 bits name', () => {
  const keywords = Array.from({ length: 4000 }, (_, i) => `${i.toString(36).padStart(4, '0')}-${'x'.repeat(30)}`)
  const automaton = automatonOf(keywords)
  equal(automaton.table instanceof Int32Array, true)
  deepEqual(found(automaton, keywords, Buffer.from(`.. ${keywords[3999]!.toUpperCase()} ..`)), [[keywords[3999]!, 37]])
})
