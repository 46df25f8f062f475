import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uint8Array } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { toSpdxExpression } from '../../licences.ts'
import { selectionOf } from '../../selection.ts'
import { packageJson } from './package-json.ts'

const selection = selectionOf([packageJson])
const parse = (text: string | Uint8Array, path = 'node_modules/x/package.json') => {
  const bytes = Buffer.from(text)
  return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
}
const found = (text: string, path?: string) => parse(text, path).records.flatMap((record) => record.found)[0]

for (const [manifest, licence, source] of [
  ['"license": "MIT"', 'MIT', 'npm docs, "license"'],
  ['"license": {"type": "ISC", "url": "https://opensource.org/licenses/ISC"}', 'ISC', 'the object that npm took before'],
  ['"license": {"url": "https://opensource.org/licenses/MIT"}', 'MIT', 'an object with an address alone'],
  ['"license": ["MIT", "Apache2"]', 'MIT OR Apache-2.0', 'pause-stream 0.0.11'],
  ['"licenses": [{"type": "MIT"}, {"type": "Apache-2.0"}]', 'MIT OR Apache-2.0', 'npm docs: the list is now "(MIT OR Apache-2.0)"'],
  ['"licenses": ["MIT"]', 'MIT', 'a list of names'],
  ['"licenses": {"type": "BSD-2-Clause"}', 'BSD-2-Clause', 'one object'],
  ['"license": "(MIT AND Zlib)"', '(MIT AND Zlib)', 'pako 1.0.11'],
  ['"license": "SEE LICENSE IN LICENSE.md"', 'LicenseRef-SEE-LICENSE-IN-LICENSE.md', 'npm docs'],
  ['"license": "UNLICENSED"', 'LicenseRef-UNLICENSED', 'npm docs: no right to use it at all, unlike Unlicense'],
  ['"license": "", "licenses": [{"type": "MIT"}]', 'MIT', 'an empty text says nothing'],
  ['"license": 7', undefined, 'no text'],
  ['"license": [[["MIT"]]]', undefined, 'lists in lists'],
] as const)
  test(`package.json: ${manifest} is ${licence}: ${source}`, () => {
    const one = found(`{"name": "x", "version": "1.0.0", ${manifest}}`)
    deepEqual(one?.kind === 'package' && toSpdxExpression(one.licences ?? []), licence)
  })

const installed = 'node_modules/@scope/x/package.json'
for (const [manifest, path, name, version, why] of [
  ['{"name": "x", "version": "v1.2.3"}', installed, 'x', '1.2.3', 'npm publish takes the v off'],
  ['{"name": "x", "version": "= 1.2.3"}', installed, 'x', '= 1.2.3', 'and nothing else'],
  ['{"name": "x", "version": " 1.0.0+build.5 "}', installed, 'x', '1.0.0+build.5', 'build metadata stays'],
  ['{"name": "JSONStream", "version": "1.0.0"}', installed, 'JSONStream', '1.0.0', 'the registry has a few names in capitals'],
  ['\uFEFF{"name": "x", "version": "1.0.0"}', installed, 'x', '1.0.0', 'a byte order mark'],
  ['{"name": "x", "version": "1.0.0", "version": "2.0.0"}', installed, 'x', '2.0.0', 'the last of two keys, as for Node'],
  ['{"name": "x"}', installed, 'x', '', 'installed, but nothing says which version'],
  ['{"name": "x", "version": 1.5}', installed, 'x', '', 'a number is no version'],
  ['{"name": "x"}', 'node_modules/next/dist/compiled/x/package.json', undefined, undefined, 'part of another package'],
  ['{"name": "app"}', 'package.json', undefined, undefined, 'a project without a version'],
  ['{"version": "1.0.0"}', installed, undefined, undefined, 'no name'],
  ['{"name": "{{name}}", "version": "1.0.0"}', installed, undefined, undefined, 'a template'],
  ['{"name": "constructor", "version": "1.0.0"}', installed, 'constructor', '1.0.0', 'a name like any other'],
  ['{"type": "module"}', installed, undefined, undefined, 'settings for a folder'],
] as const)
  test(`package.json: ${manifest} at ${path}: ${why}`, () => {
    const one = found(manifest, path)
    deepEqual(one?.kind === 'package' ? [one.name, one.version] : [undefined, undefined], [name, version])
  })

for (const [why, text] of [
  ['cut off', '{"name": "x", "version": "1.0'],
  ['nested without end', `{"name": "x", "a": ${'['.repeat(100_000)}`],
  ['no object', '[1, 2]'],
  ['nothing', ''],
] as const)
  test(`package.json: ${why} is a named unknown`, () => {
    const { records, unknowns } = parse(text)
    deepEqual([records.length, unknowns.length, unknowns[0]?.reason.startsWith('unexpected')], [0, 1, false])
  })

test('package.json: any bytes, and any copy of a manifest, are packages or a named unknown', () => {
  const whole = Buffer.from(
    '{"name": "@a/x", "version": "1.0.0", "licenses": [{"type": "MIT"}], "dependencies": {"y": "^1"}, "_resolved": "git+ssh://git@h/x.git#1"}',
  )
  for (const bytes of [uint8Array({ maxLength: 200 }), damaged(whole)])
    check(
      property(bytes, (content) => {
        deepEqual(
          parse(content).unknowns.filter(({ reason }) => reason.startsWith('unexpected')),
          [],
        )
      }),
    )
})
