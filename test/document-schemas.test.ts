import { equal, ok } from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { plimsoll, root } from '#testing/plimsoll.ts'
import { diffSchema, fixSchema, slimSchema } from '../tools/reference.ts'

const SHOP = join(root, 'examples/shop')

const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', dependencies: { lodash: '4.17.11', a: '^1.0.0' } },
    'node_modules/lodash': { version: '4.17.11' },
    'node_modules/a': { version: '1.0.0', dependencies: { minimist: '0.0.8' } },
    'node_modules/minimist': { version: '0.0.8' },
  },
}

/** A folder whose manifests are edited, overridden and locked anew. */
async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-schemas-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'requirements.txt'), 'jinja2==2.10\n')
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'shop', dependencies: { lodash: '4.17.11', a: '^1.0.0' } }, null, 2))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(LOCK))
  await writeFile(join(folder, 'Dockerfile'), 'FROM debian:12\n')
  return folder
}

/** Every name that a document has is in the schema, in every object that the schema describes. */
function isClosed(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true
  const closed = !('properties' in schema) || ('additionalProperties' in schema && schema.additionalProperties === false)
  return closed && Object.values(schema).every(isClosed)
}

const compiled = (text: string): ValidateFunction => new Ajv2020({ strict: false }).compile(JSON.parse(text) as object)

for (const [why, schema, argvOf] of [
  [
    'fix of an image, with a base and a Dockerfile',
    fixSchema,
    (folder) => ['fix', SHOP, '--base', SHOP, '--dockerfile', join(folder, 'Dockerfile')],
  ],
  ['fix of a folder', fixSchema, (folder) => ['fix', `dir:${folder}`]],
  ['diff of an image and a folder', diffSchema, (folder) => ['diff', SHOP, `dir:${folder}`]],
  ['slim', slimSchema, () => ['slim', SHOP]],
  ['slim with another base', slimSchema, () => ['slim', SHOP, '--base', SHOP]],
] as const satisfies readonly (readonly [string, () => string, (folder: string) => readonly string[]])[])
  test(`what ${why} prints is valid by the published schema`, async (t) => {
    const folder = await folderOf(t)
    const { stdout, stderr } = await plimsoll([...argvOf(folder), '--format', 'json'], { home: folder })
    ok(stdout !== '', stderr)
    const validate = compiled(schema())
    const document = JSON.parse(stdout) as Record<string, unknown>
    ok(validate(document), JSON.stringify(validate.errors?.slice(0, 3)))
    equal(validate({ ...document, more: 1 }), false)
    for (const name of Object.keys(document).filter((one) => one !== 'base')) {
      const { [name]: _, ...rest } = document
      equal(validate(rest), false, name)
    }
  })

test('the published schemas leave no object open', () => {
  for (const schema of [fixSchema, diffSchema, slimSchema]) ok(isClosed(JSON.parse(schema())))
})
