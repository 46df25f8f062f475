import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { bindingsLibrary, comprehensionsLibrary, environment, estimateCost, optionalLibrary, types } from '../index.ts'
// What cel-go 0.32 says of each expression, with the sizes below: testdata/make.sh.
import facts from '../testdata/cel-go.json' with { type: 'json' }

const env = environment({
  libraries: [optionalLibrary, bindingsLibrary, comprehensionsLibrary],
  variables: {
    object: types.dyn,
    x: types.int,
    s: types.string,
    b: types.bool,
    l: types.list(types.string),
    n: types.list(types.int),
    m: types.map(types.string, types.int),
  },
})

const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  s: [0, 100],
  l: [0, 20],
  n: [0, 20],
  m: [1, 5],
  '@items': [0, 7],
  '@keys': [0, 6],
}

function sizeOf(path: readonly string[]): { readonly min: number; readonly max: number } | undefined {
  const last = path.at(-1) ?? ''
  const size = Object.hasOwn(SIZES, last) ? SIZES[last] : undefined
  return size && { min: size[0], max: size[1] }
}

for (const { expression, estimate } of facts.runs as readonly { readonly expression: string; readonly estimate?: readonly number[] }[])
  if (estimate)
    test(`cel-go estimates: ${expression}`, () => {
      const { min, max } = estimateCost(env.compile(expression), { sizeOf })
      deepEqual([min, max], estimate)
    })
