import { deepEqual, equal, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import type { Inventory } from '../inventory.ts'
import { sbomFormats } from './registry.ts'

const zlib = 'pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1?arch=amd64&distro=debian-12'
const inventory: Inventory = {
  subject: {
    kind: 'image',
    name: 'shop:1',
    digest: `sha256:${'a'.repeat(64)}`,
    image: { platform: 'linux/amd64', config: 'sha256:c', layers: [] },
  },
  distribution: { id: 'debian', version: '12', codename: 'bookworm', like: [], name: 'Debian GNU/Linux 12' },
  packages: [
    {
      purl: zlib,
      type: 'deb',
      name: 'zlib1g',
      version: '1:1.2.13.dfsg-1',
      source: { name: 'zlib', version: '1:1.2.13.dfsg-1' },
      licence: 'Zlib',
      locations: [{ path: 'var/lib/dpkg/status', layer: 'sha256:l' }],
      foundBy: ['dpkg'],
      evidence: 'installed',
      dependsOn: [],
    },
    {
      purl: 'pkg:npm/%40acme/cart@1.0.0',
      type: 'npm',
      name: '@acme/cart',
      version: '1.0.0',
      locations: [{ path: 'app/package-lock.json' }],
      foundBy: ['package-lock'],
      evidence: 'declared',
      dependsOn: [zlib],
      owner: zlib,
    },
  ],
  unknowns: [{ path: 'app/broken.json', cataloger: 'package-json', reason: 'not JSON' }],
}
const context = { version: '0.1.0', time: '2026-08-21T00:00:00Z' }

for (const format of sbomFormats) {
  test(`${format.id}: an inventory is read back whole`, () => {
    const text = format.write(inventory, context)
    equal(text, format.write(structuredClone(inventory), context))
    const document: unknown = JSON.parse(text)
    ok(format.recognises(document))
    deepEqual(structuredClone(format.read(document, 'x.json')), inventory)
  })
  test(`${format.id}: any JSON is an inventory or a ParseError`, () => {
    const document = JSON.parse(format.write(inventory, context)) as Record<string, unknown>
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(document)), fc.jsonValue(), (key, value) => {
        try {
          format.read({ ...document, [key]: value }, 'x.json')
        } catch (error) {
          if (!(error instanceof ParseError)) throw error
        }
      }),
    )
  })
}

const schemas = new URL('../../../../shared/schemas/', import.meta.url)
const load = (name: string): object => JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as object
/** 1.7 refers to a list of algorithm names that is not in the corpus; we write no cryptographic assets, so any value will do. */
const cryptography = {
  $id: 'http://cyclonedx.org/schema/cryptography-defs.schema.json',
  definitions: { algorithmFamiliesEnum: {}, ellipticCurvesEnum: {} },
}
if (!existsSync(schemas)) test('CycloneDX schemas (corpus absent)', (t) => t.diagnostic('the schemas are not beside the checkout'))
else
  for (const [id, spec] of [
    ['cyclonedx-1.6', '1.6'],
    ['cyclonedx-1.7', '1.7'],
  ] as const)
    test(`${id}: valid by the published schema`, () => {
      const ajv = new Ajv({ strict: false, logger: false })
      addFormats.default(ajv)
      for (const name of ['cyclonedx-spdx.schema.json', 'cyclonedx-jsf-0.82.schema.json']) ajv.addSchema(load(name))
      ajv.addSchema(cryptography)
      const validate = ajv.compile(load(`cyclonedx-bom-${spec}.schema.json`))
      const text = sbomFormats.find((format) => format.id === id)!.write(inventory, context)
      ok(validate(JSON.parse(text)), JSON.stringify(validate.errors))
    })

if (existsSync(schemas))
  test('spdx: valid by the published schema', () => {
    const ajv = new Ajv({ strict: false, logger: false })
    addFormats.default(ajv)
    const { $schema: _, ...schema } = load('spdx-2.3.schema.json') as Record<string, unknown>
    const validate = ajv.compile(schema)
    const text = sbomFormats.find((format) => format.id === 'spdx')!.write(inventory, context)
    ok(validate(JSON.parse(text)), JSON.stringify(validate.errors))
  })
