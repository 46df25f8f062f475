import { deepEqual, equal, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import draft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { assert as check, property, string } from 'fast-check'
import { parseXml } from '#base/index.ts'
import { finding, result } from '#testing/results.ts'
import { cell } from './markdown.ts'
import { reporter, reporters } from './registry.ts'

const options = { color: false, width: 100, all: false }

test('reporters: sorted, each id once, the same bytes for the same result', () => {
  const ids = reporters.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].sort())
  for (const one of reporters) {
    equal(one.write(result(), options), one.write(structuredClone(result()), options))
    ok(one.about !== '' && one.write(result(), options).endsWith('\n'))
  }
})

test('reporters: each says what was accepted, by whom and until when', () => {
  const exception = { source: 'plimsoll.yaml:3', owner: 'webteam', reason: 'tested', expires: '2027-01-01T00:00:00Z' }
  const accepted = result([finding({ status: 'excepted', exception })])
  for (const { id, write } of reporters) {
    const text = write(accepted, { ...options, all: true }).replaceAll('&#45;', '-')
    // VEX is for others: it says until when, and not who accepted what for which reason.
    const parts = id.includes('vex') ? ['2027-01-01'] : ['webteam', '2027-01-01', 'tested', 'plimsoll.yaml:3']
    for (const part of parts) ok(text.includes(part), `${id} lacks ${part}`)
  }
})

test('reporters: of several results each is there, and the document is one', () => {
  const both = [result([finding({ id: 'FIRST1111' })]), result([finding({ id: 'SECOND2222' })])]
  for (const { id, writeSeveral } of reporters) {
    if (!writeSeveral) continue
    const text = writeSeveral(both, options)
    ok(text.includes('FIRST1111') && text.includes('SECOND2222') && text.endsWith('\n'), id)
    if (id === 'json' || id === 'sarif' || id === 'gitlab') JSON.parse(text)
    if (id === 'junit') equal(parseXml(Buffer.from(text)).children.length, 2)
  }
})

for (const one of reporters)
  test(`${one.id}: foreign text cannot leave its place`, () =>
    check(
      property(string({ unit: 'binary' }), (text) => {
        const hostile = result([finding({ id: `CVE-${text}`, title: text, location: [{ path: text }] })], {
          subject: { kind: 'root', name: text },
        })
        const output = one.write(hostile, options)
        if (['json', 'sarif', 'cyclonedx', 'cyclonedx-vex', 'gitlab', 'openvex'].includes(one.id)) JSON.parse(output)
        else if (one.id === 'junit') parseXml(Buffer.from(output))
        // eslint-disable-next-line no-control-regex -- they are what is looked for
        else ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(output))
      }),
    ))

test('markdown: a cell holds no link, tag, mention or further cell', () =>
  equal(cell('a|b [x](http://y) <img> @team'), 'a&#124;b &#91;x&#93;&#40;http://y&#41; &#60;img&#62; &#64;team'))

test('junit: a finding over the line fails, another does not', () => {
  const over = finding({ fingerprint: 'over' })
  const under = finding({ fingerprint: 'under', id: 'CVE-2026-0002', severity: 'low' })
  const accepted = finding({ fingerprint: 'accepted', status: 'excepted' })
  const output = reporter('junit')!.write(
    result([over, under, accepted], { verdict: { decision: 'deny', reasons: [], trace: [{ rule: 'x', findings: ['over'] }] } }),
    options,
  )
  const suite = parseXml(Buffer.from(output)).children[0]!
  deepEqual(
    suite.children.map(({ children }) => children[0]?.name),
    [undefined, 'failure', 'system-out', 'skipped'],
  )
})

const schemas = new URL('../../../shared/schemas/', import.meta.url)
const load = (name: string): object => JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as object
if (!existsSync(schemas)) test('report schemas (corpus absent)', (t) => t.diagnostic('the schemas are not beside the checkout'))
else {
  test('sarif: valid by the published schema', () => {
    const ajv = new draft4.default({ strict: false, logger: false })
    addFormats.default(ajv)
    const validate = ajv.compile(load('sarif-2.1.0.schema.json'))
    ok(validate(JSON.parse(reporter('sarif')!.write(result(), options))), JSON.stringify(validate.errors))
    const exception = { source: 'plimsoll.yaml:3', owner: 'web', reason: 'none', expires: '2027-01-01T00:00:00Z' }
    const accepted = result([finding({ status: 'excepted', exception, isNew: false })])
    ok(validate(JSON.parse(reporter('sarif')!.writeSeveral!([accepted, result()], options))), JSON.stringify(validate.errors))
  })
  test('cyclonedx: valid by the published schema', () => {
    const ajv = new Ajv({ strict: false, logger: false })
    addFormats.default(ajv)
    for (const name of ['cyclonedx-spdx.schema.json', 'cyclonedx-jsf-0.82.schema.json']) ajv.addSchema(load(name))
    const validate = ajv.compile(load('cyclonedx-bom-1.6.schema.json'))
    ok(validate(JSON.parse(reporter('cyclonedx')!.write(result(), options))), JSON.stringify(validate.errors))
  })
}
