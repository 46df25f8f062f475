import { equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { result } from '#testing/results.ts'
import {
  catalogerTable,
  controlTable,
  diffSchema,
  dockerfileTable,
  factsSchema,
  feedTable,
  fixSchema,
  resultSchema,
  resultsSchema,
  secretTable,
  settingsSchema,
  slimSchema,
} from '../tools/reference.ts'

const read = (name: string): string => readFileSync(new URL(`../docs/reference/${name}`, import.meta.url), 'utf8')

test('docs/reference is what the code says: npm run docs:reference', async () => {
  equal(read('result.schema.json'), resultSchema())
  equal(read('results.schema.json'), resultsSchema())
  equal(read('fix.schema.json'), fixSchema())
  equal(read('diff.schema.json'), diffSchema())
  equal(read('slim.schema.json'), slimSchema())
  equal(read('plimsoll.schema.json'), settingsSchema())
  equal(read('catalogers.md'), catalogerTable())
  equal(read('feeds.md'), feedTable())
  equal(read('secrets.md'), secretTable())
  equal(read('image-facts.schema.json'), factsSchema())
  equal(read('controls.md'), await controlTable())
  equal(read('dockerfile-rules.md'), dockerfileTable())
})

test('a result is valid by the published schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(resultSchema()) as object)
  ok(validate(result()), JSON.stringify(validate.errors))
})

test('several results are valid by theirs', () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(resultsSchema()) as object)
  ok(validate({ schema: 'plimsoll-results/1', results: [result(), result()] }), JSON.stringify(validate.errors))
})
