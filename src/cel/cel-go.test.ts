import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import {
  CelError,
  bindingsLibrary,
  comprehensionsLibrary,
  encodersLibrary,
  environment,
  listsLibrary,
  mathLibrary,
  optionalLibrary,
  regexLibrary,
  setsLibrary,
  stringsLibrary,
  types,
} from './index.ts'
// What cel-go 0.32 says of each expression, with constants folded: testdata/make.sh.
import facts from './testdata/cel-go.json' with { type: 'json' }

const env = environment({
  libraries: [
    optionalLibrary,
    stringsLibrary,
    mathLibrary,
    listsLibrary,
    setsLibrary,
    encodersLibrary,
    bindingsLibrary,
    comprehensionsLibrary,
    regexLibrary,
  ],
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

const bindings = { object: facts.object, x: 2, s: 'hello wörld', b: true, l: ['a', 'bb', 'ccc'], n: [1, 2, 3], m: { a: 1, b: 2 } }

for (const { expression, error, cost } of facts.runs as readonly {
  readonly expression: string
  readonly error?: string
  readonly cost: number
}[])
  test(`cel-go runs: ${expression}`, () => {
    const result = env.program(env.compile(expression)).evaluate(bindings)
    // The observed run is the same run.
    deepEqual(env.program(env.compile(expression)).explain(bindings).result, result)
    deepEqual({ error: result.kind === 'error' ? result.message : undefined, cost: result.cost }, { error, cost })
  })

function diagnosticsOf(expression: string): readonly string[] {
  try {
    env.compile(expression)
    return []
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    return error.diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`)
  }
}

for (const { expression, diagnostics } of facts.checks)
  test(`cel-go refuses: ${expression}`, () => deepEqual(diagnosticsOf(expression), diagnostics))
