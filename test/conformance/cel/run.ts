import { isDeepStrictEqual } from 'node:util'
import {
  CelError,
  type CelFunction,
  type Outcome,
  bindingsLibrary,
  blockLibrary,
  comprehensionsLibrary,
  encodersLibrary,
  environment,
  equals,
  formatType,
  isFault,
  listsLibrary,
  mathLibrary,
  optionalLibrary,
  regexLibrary,
  setsLibrary,
  stringsLibrary,
  typeOf as typeOfValue,
  CelFailure,
} from '#cel/index.ts'
import { type Case, needsMessages } from './cases.ts'
import { NeedsMessages, typeOf, valueOf } from './values.ts'

export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'fail'; readonly why: string }

const libraries = [
  optionalLibrary,
  stringsLibrary,
  mathLibrary,
  listsLibrary,
  setsLibrary,
  encodersLibrary,
  bindingsLibrary,
  blockLibrary,
  comprehensionsLibrary,
  regexLibrary,
]

/** Variables and functions that a case declares. */
function declarationsOf({ test }: Case): {
  readonly variables: Record<string, ReturnType<typeof typeOf>>
  readonly functions: readonly CelFunction[]
} {
  const variables: Record<string, ReturnType<typeof typeOf>> = {}
  const functions: CelFunction[] = []
  for (const { name, declKind } of test.typeEnv) {
    if (declKind.case === 'ident') variables[name] = typeOf(declKind.value.type)
    if (declKind.case !== 'function') continue
    const overloads = declKind.value.overloads.map(({ overloadId, params, resultType, isInstanceFunction }) => ({
      id: overloadId,
      member: isInstanceFunction,
      params: params.map(typeOf),
      result: typeOf(resultType),
      evaluate: () => new CelFailure('not implemented'),
    }))
    functions.push({ name, overloads })
  }
  return { variables, functions }
}

const show = (value: Outcome): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'undefined'

function bindingsOf({ test }: Case): Record<string, unknown> {
  const bindings: Record<string, unknown> = {}
  for (const [name, { kind }] of Object.entries(test.bindings)) {
    if (kind.case !== 'value') throw new NeedsMessages('an error as a binding')
    bindings[name] = valueOf(kind.value)
  }
  return bindings
}

/** Runs a case and compares value and type with what it wants. */
function runOne(one: Case): Verdict {
  const { test } = one
  const { variables, functions } = declarationsOf(one)
  const env = environment({ libraries: [...libraries, { id: 'case', functions }], variables, container: test.container })
  const bindings = bindingsOf(one)
  const wanted = test.resultMatcher
  const wantsError = wanted.case === 'evalError' || wanted.case === 'anyEvalErrors'
  let checked
  try {
    const ast = env.parse(test.expr)
    checked = test.disableCheck ? ast : env.check(ast)
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    return wantsError ? { kind: 'pass' } : { kind: 'fail', why: error.message }
  }
  if (wanted.case === 'typedResult' && 'ast' in checked) {
    const [type, deduced] = [formatType(checked.type), formatType(typeOf(wanted.value.deducedType))]
    if (type !== deduced) return { kind: 'fail', why: `has type ${type}, not ${deduced}` }
    if (!wanted.value.result) return { kind: 'pass' }
  }
  const result = env.program(checked).evaluate(bindings)
  if (wantsError) return result.kind === 'error' ? { kind: 'pass' } : { kind: 'fail', why: 'no error' }
  if (result.kind !== 'value') return { kind: 'fail', why: result.kind === 'error' ? result.message : 'unknown' }
  const value = wanted.case === 'value' ? valueOf(wanted.value) : wanted.case === 'typedResult' ? valueOf(wanted.value.result!) : true
  const same =
    typeOfValue(value).name === typeOfValue(result.value).name && (equals(value, result.value) || isDeepStrictEqual(value, result.value))
  return same && !isFault(value) ? { kind: 'pass' } : { kind: 'fail', why: `is ${show(result.value)}, not ${show(value)}` }
}

export function run(one: Case): Verdict {
  const why = needsMessages(one)
  if (why !== undefined) return { kind: 'skip', why }
  try {
    return runOne(one)
  } catch (error) {
    if (error instanceof NeedsMessages) return { kind: 'skip', why: `needs ${error.message}` }
    throw error
  }
}
