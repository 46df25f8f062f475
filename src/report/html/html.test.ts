import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { finding, result } from '#testing/results.ts'
import { html } from './html.ts'
import { sizeText } from './layers.ts'
import { markup } from './markup.ts'
import { dark, light } from './palette.ts'

const options = { color: false, width: 100, all: false }
const count = (text: string, part: string | RegExp): number => text.split(part).length - 1

/** WCAG 2.2: relative luminance, and the contrast of two colours. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

for (const [name, { paper, panel, inks }] of Object.entries({ light, dark }))
  test(`html: every ink can be read on ${name} paper and panels (WCAG 2.2, 1.4.3)`, () => {
    equal(contrast('#000000', '#ffffff'), 21)
    for (const [ink, colour] of Object.entries(inks)) for (const ground of [paper, panel]) ok(contrast(colour, ground) >= 4.5, ink)
  })

test('html: the policy lets exactly our script and style in, and nothing is fetched', () => {
  const text = html.write(result(), options)
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)![1]!
  for (const tag of ['script', 'style']) {
    const [, ours = '', ...others] = text.split(new RegExp(`<${tag}[^>]*>`)).map((part) => part.split(`</${tag}>`)[0])
    equal(others.length, 0)
    ok(policy.includes(`${tag}-src 'sha256-${createHash('sha256').update(ours).digest('base64')}'`), tag)
  }
  ok(policy.startsWith("default-src 'none';") && !policy.includes('unsafe'))
  ok(!/\b(?:src|srcset|style|on[a-z]+)=|url\(|@import|href="(?!#)/.test(text))
})

test('html: foreign text makes no tag and leaves no attribute', () =>
  check(
    property(string({ unit: 'binary' }), string(), (text, more) => {
      const shown = markup`<a title="${`${text}"'><b>${more}`}">${[text, '</a>']}</a>`.text
      equal(count(shown, '<'), 2)
      equal(count(shown, '"'), 2)
      ok(!shown.includes("'") && shown.isWellFormed())
    }),
  ))

test('html: each finding has its path from the top, its reasons, its place by layer', () => {
  const layer = `sha256:${'c'.repeat(64)}`
  const image = { platform: 'linux/amd64', config: 'sha256:x', layers: [{ diffId: layer, digest: layer, size: 1_234_567 }] }
  const [one] = result().packages
  const app = { ...one!, purl: 'pkg:npm/shop@1', name: 'shop', version: '1', dependsOn: [one!.purl] }
  const text = html.write(result([finding()], { packages: [one!, app], subject: { kind: 'image', name: 'shop:1', image } }), options)
  for (const part of [
    'shop 1 → lodash 4.17.11',
    'affected where its version is &lt; 4.17.12',
    'layer 1 of 1',
    '1.2 MB',
    'data-layer="1"',
    '1 critical',
  ])
    ok(text.includes(part), part)
})

test('html: beyond some thousand findings go without details, beyond 20,000 they are counted; --all leaves nothing out', () => {
  const many = result(Array.from({ length: 20_003 }, (_, i) => finding({ id: `CVE-${i}`, fingerprint: `f${i}` })))
  const text = html.write(many, options)
  deepEqual([count(text, '<tbody id='), count(text, '<dl>')], [20_000, 2_000])
  ok(text.includes('3 more are not on this page') && text.length < 15e6, `${text.length}`)
  const whole = html.write(many, { ...options, all: true })
  deepEqual([count(whole, '<tbody id='), count(whole, '<dl>')], [20_003, 20_003])
})

test('html: several targets: a table, then each; no id twice, and a target that could not be read', () => {
  const text = html.writeSeveral([result(), result(), { ...result([]), error: 'no such image' }], options)
  const ids = [...text.matchAll(/\bid="([^"]*)"/g)].map(([, id = '']) => id)
  equal(new Set(ids).size, ids.length)
  for (const [, link = ''] of text.matchAll(/href="#([^"]*)"/g)) ok(ids.includes(link), link)
  ok(text.includes('no such image') && text.includes('plimsoll: 3 targets'))
})

test('html: every link of a page of one target leads somewhere', () => {
  const text = html.write(result(), options)
  for (const [, link = ''] of text.matchAll(/href="#([^"]*)"/g)) ok(text.includes(`id="${link}"`), link)
})

for (const [bytes, shown] of [
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [279_709_000, '279.7 MB'],
] as const)
  test(`html: ${bytes} bytes are ${shown}`, () => equal(sizeText(bytes), shown))
