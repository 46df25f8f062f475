import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalQuantity, parseQuantity } from './quantity.ts'

// As k8s.io/apimachinery 0.36 writes what it read, and with amounts rounded to thousandths. Not among them: numbers that it keeps as they were
// written (01, +1, 5., 1E3) or does not have exactly (1e400).
for (const [text, written, rounded] of [
  ['1', '1', '1'],
  ['1000m', '1', '1'],
  ['0.5', '500m', '500m'],
  ['1.5', '1500m', '1500m'],
  ['100m', '100m', '100m'],
  ['1024Mi', '1Gi', '1Gi'],
  ['1Gi', '1Gi', '1Gi'],
  ['0.5Gi', '512Mi', '512Mi'],
  ['1.5Gi', '1536Mi', '1536Mi'],
  ['1e3', '1e3', '1e3'],
  ['12e1', '120', '120'],
  ['1000', '1k', '1k'],
  ['1500', '1500', '1500'],
  ['1000000', '1M', '1M'],
  ['128974848', '128974848', '128974848'],
  ['129e6', '129e6', '129e6'],
  ['129M', '129M', '129M'],
  ['123Mi', '123Mi', '123Mi'],
  ['0', '0', '0'],
  ['0Mi', '0', '0'],
  ['1n', '1n', '1m'],
  ['1u', '1u', '1m'],
  ['100n', '100n', '1m'],
  ['0.1m', '100u', '1m'],
  ['1000k', '1M', '1M'],
  ['2000Mi', '2000Mi', '2000Mi'],
  ['1536Ki', '1536Ki', '1536Ki'],
  ['1023', '1023', '1023'],
  ['1024', '1024', '1024'],
  ['2048', '2048', '2048'],
  ['512Ki', '512Ki', '512Ki'],
  ['1000Ki', '1000Ki', '1000Ki'],
  ['1.0', '1', '1'],
  ['-1', '-1', '-1'],
  ['-1.5Gi', '-1536Mi', '-1536Mi'],
  ['.5', '500m', '500m'],
  ['1e-3', '1e-3', '1e-3'],
  ['1e-12', '1e-9', '1e-3'],
  ['9223372036854775808', '9223372036854775808', '9223372036854775808'],
  ['10E', '10E', '10E'],
  ['1Ei', '1Ei', '1Ei'],
  ['1.1Ki', '1126400m', '1126400m'],
  ['0.001Ki', '1024m', '1024m'],
  ['100.5m', '100500u', '101m'],
  ['1234567890.123456789', '1234567890123456789n', '1234567890124m'],
  ['1.23456789012345678901', '1234567891n', '1235m'],
  ['1 ', '1', '1'],
  ['0.0000000001', '1n', '1m'],
  ['1000u', '1m', '1m'],
  ['1500u', '1500u', '2m'],
  ['12Pi', '12Pi', '12Pi'],
  ['0.25', '250m', '250m'],
  ['250e-3', '250e-3', '250e-3'],
] as const)
  test(`the quantity ${text}`, () => {
    equal(canonicalQuantity(text), written)
    equal(canonicalQuantity(text, true), rounded)
  })

for (const text of ['', 'abc', '1_0', '.', '1KI', '1 Gi', '1ki', '--1', '1e', '0x10', '1e400', '1'.repeat(65)])
  test(`no quantity: ${text}`, () => {
    equal(parseQuantity(text), undefined)
    equal(canonicalQuantity(text), text)
  })

for (const text of ['1e30', '16Ei', '9223372036854775808k'])
  test(`beyond 64 bits it stays as it is: ${text}`, () => equal(canonicalQuantity(text), text))

test('numbers of JSON', () => {
  equal(canonicalQuantity(1), '1')
  equal(canonicalQuantity(0.5), '500m')
  equal(canonicalQuantity(true), true)
})
