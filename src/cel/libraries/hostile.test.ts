import { ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, property, string } from 'fast-check'
import {
  environment,
  cidrLibrary,
  findLibrary,
  formatLibrary,
  ipLibrary,
  optionalLibrary,
  quantityLibrary,
  semverLibrary,
  types,
  urlsLibrary,
} from '../index.ts'

const env = environment({
  libraries: [cidrLibrary, findLibrary, formatLibrary, ipLibrary, optionalLibrary, quantityLibrary, semverLibrary, urlsLibrary],
  variables: { s: types.string },
})

const FORMATS = [
  'dns1123Label',
  'dns1123Subdomain',
  'dns1035Label',
  'qualifiedName',
  'labelValue',
  'uri',
  'uuid',
  'byte',
  'date',
  'datetime',
]

const parsers = [
  'isQuantity(s) && quantity(s).add(1).isLessThan(quantity(s))',
  'isIP(s)',
  'isCIDR(s)',
  'isURL(s) && url(s) == url(s) && url(s).getQuery().size() >= 0',
  'isSemver(s)',
  'isSemver(s, true)',
  "s.find('a*b')",
  "s.findAll('')",
  ...FORMATS.map((name) => `format.${name}().validate(s)`),
].map((source) => [source, env.program(env.compile(source))] as const)

/** A way that is not linear would not end with them. */
for (const [source, program] of parsers)
  test(`100 KB of one character: ${source}`, () => {
    for (const [before, one] of [
      ['', 'a'],
      ['', '0'],
      ['', '1'],
      ['1.', '1'],
      ['', '-'],
      ['', '.'],
      ['', ':'],
      ['::', ':'],
      ['', '/'],
      ['', '%'],
      ['http://', '['],
      ['http://a/?', '&'],
      ['http://a/', '%41'],
      ['1.0.0-', 'a.'],
      ['', 'a.'],
      ['1e', '9'],
      ['2020-01-01T00:00:00.', '0'],
    ] as const) {
      const { kind } = program.evaluate({ s: before + one.repeat(100_000 / one.length) })
      ok(kind !== 'unknown', `${before}${one}…`)
    }
  })

const round = env.program(
  env.compile(
    '(!isIP(s) || ip(string(ip(s))) == ip(s)) && (!isCIDR(s) || cidr(string(cidr(s))) == cidr(s)) && (!isQuantity(s) || quantity(s) == quantity(s))',
  ),
)

test('texts of all kinds: parsers never throw, and what is written is read as the same', () =>
  check(
    property(string({ unit: constantFrom(...Array.from('0123456789abcdef:./%[]+-eEKMGim@?#=&;vé \n')), maxLength: 30 }), (s) => {
      for (const [, program] of parsers) program.evaluate({ s })
      const result = round.evaluate({ s })
      ok(result.kind === 'value' && result.value === true, JSON.stringify(s))
    }),
  ))
