import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, dictionary, json, letrec, oneof, property, string } from 'fast-check'
import { parse, stringify } from 'smol-toml'
import { ParseError } from '#base/index.ts'
import { type JsonPlace, jsonPlaces, memberOf, textAt, textsIn } from './json-places.ts'
import { tomlPlaces } from './toml-places.ts'
import { elementIn, elementsIn, wordIn, xmlPlaces } from './xml-places.ts'

const at = (text: string, { start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end)

test('json: values by their place, with a byte order mark, escapes and tabs', () => {
  const text = '\uFEFF{\r\n\t"a": { "b\\u0063": "x\\"y" , "n": [1, {"q": "]"}], "t": true}\r\n}'
  const place = memberOf(memberOf(jsonPlaces(text), 'a'), 'bc')
  equal(at(text, place!), '"x\\"y"')
  equal(textAt(place), 'x"y')
})

test('json: of a key that stands twice the last counts', () => {
  const text = '{"a":"1","a":"2"}'
  equal(at(text, memberOf(jsonPlaces(text), 'a')!), '"2"')
})

test('json: each text is where its place says', () =>
  check(
    property(json(), (text) => {
      const seen = (place: JsonPlace): void => {
        const { value } = place
        if (value.kind === 'text') equal(JSON.parse(at(text, place)), value.text)
        if (value.kind === 'object') for (const member of value.members.values()) seen(member)
        deepEqual(JSON.parse(at(text, place)) === undefined, false)
      }
      seen(jsonPlaces(text))
    }),
  ))

test('json: what is none is refused, and what is too deep', () => {
  throws(() => jsonPlaces('{"a":'), ParseError)
  throws(() => jsonPlaces('['.repeat(100_000)), ParseError)
  equal(textsIn(jsonPlaces('[]')).length, 0)
})

test('xml: elements with comments, CDATA, attributes and empty ones', () => {
  const text = `\uFEFF<?xml version="1.0"?>\r\n<!-- <a> -->\r\n<p:project x='>' xmlns:p="y"><a><!--c-->1<![CDATA[<2>]]> </a><b/><a> 3\n</a></p:project>`
  const project = xmlPlaces(text)
  equal(project.name, 'project')
  deepEqual(
    elementsIn(project, 'a').map((one) => [one.text, at(text, one)]),
    [
      ['1<2>', '<!--c-->1<![CDATA[<2>]]> '],
      ['3', ' 3\n'],
    ],
  )
  equal(elementIn(project, 'b')?.text, '')
  equal(wordIn(project, 'c'), '')
})

test('xml: entities, depth and rubbish are refused', () => {
  throws(() => xmlPlaces('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), ParseError)
  throws(() => xmlPlaces('<a>'.repeat(100_000)), ParseError)
  throws(() => xmlPlaces('<a'), ParseError)
})

test('toml: strings of tables, lists, inline tables and dotted keys', () => {
  const text = [
    '\uFEFFa.b = "1" # "x"',
    "'q.r' = '2'",
    '[t."u.v"]',
    'l = [ # [',
    '  "3", \'4\', # "5"',
    ']',
    'i = { version = "6", x = ["7"], y = { z = "8" } }',
    'd = 2020-01-01 10:00:00',
    'm = """9 "" \\""""',
    '[[p]]',
    'n = "10"',
    '[[p]]',
    'n = "11"',
    '',
  ].join('\r\n')
  deepEqual(
    tomlPlaces(text).map((place) => [place.keys.join('/'), place.text]),
    [
      ['a/b', '1'],
      ['q.r', '2'],
      ['t/u.v/l/0', '3'],
      ['t/u.v/l/1', '4'],
      ['t/u.v/i/version', '6'],
      ['t/u.v/i/x/0', '7'],
      ['t/u.v/i/y/z', '8'],
      ['t/u.v/m', '9 "" \\"'],
      ['p/0/n', '10'],
      ['p/1/n', '11'],
    ],
  )
  for (const { start, end, text: value } of tomlPlaces(text)) equal(text.slice(start, end), value)
})

test('toml: what is none is refused, and what is too deep', () => {
  throws(() => tomlPlaces('a = '), ParseError)
  throws(() => tomlPlaces(`a = ${'['.repeat(10_000)}`), ParseError)
})

test('toml: every string of a document has its place', () => {
  const { table } = letrec((tie) => ({
    value: oneof(string(), array(string(), { maxLength: 3 }), tie('table')),
    table: dictionary(string({ minLength: 1, unit: 'grapheme' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }))
  check(
    property(table, (document) => {
      const text = stringify(document)
      let strings = 0
      JSON.stringify(parse(text), (_, value: unknown) => {
        if (typeof value === 'string') strings++
        return value
      })
      equal(tomlPlaces(text).length, strings)
    }),
    { numRuns: 100 },
  )
})

test('places: 100 KB of one character take no time', () => {
  for (const character of ['"', '{', '[', '<', '#', '\\', ' ', 'a', '\n', "'", '=', '.', ','])
    for (const read of [jsonPlaces, xmlPlaces, tomlPlaces])
      try {
        ok(read(character.repeat(100_000)))
      } catch (thrown) {
        ok(thrown instanceof ParseError, `${character} ${String(thrown)}`)
      }
})
