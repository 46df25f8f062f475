import { deepEqual, notDeepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, answer } from '#testing/cel/answer.ts'
// What k8s.io/apiserver 0.37.2 makes of each expression: testdata/make.sh.
import facts from './testdata/apiserver.json' with { type: 'json' }

type Fact = Answer & { readonly expression: string; readonly minor?: number }

/** Where this engine is known to be another, with the reason. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "ip('::1') != ip('::2')": 'the API server counts the bytes of addresses for != and not for ==',
  "cidr('2001:db8::/120') != cidr('2001:db8::/120')": 'the same for the bytes of prefixes',
  "dyn(['a']).sum()": 'a call that no overload takes costs one here, there what the function costs',
  '[dyn({})].isSorted()': 'the same',
  'Object{}.a': 'a field that was not set is null there, and no such key here',
  "dyn(quantity('1')) == 1": 'values of other types are not equal here, as the specification says; there it is an error',
  "dyn(ip('::1')) == 1": 'the same',
}

/** Bounds beyond 2^53 are compared as doubles, as the API server computes them. */
const roughly = ({ estimate, ...rest }: Answer): unknown => ({ ...rest, ...(estimate ? { estimate: estimate.map(Number) } : {}) })

function ours(expression: string, minor: number): Answer {
  const { estimate, ...rest } = answer(expression, minor)
  // What does not compile has no estimate there.
  return rest.issues || !estimate ? rest : { ...rest, estimate }
}

for (const { expression, minor = 0, ...theirs } of facts as unknown as readonly Fact[])
  test(`apiserver${minor ? ` 1.${minor}` : ''}: ${expression}`, () => {
    const [a, b] = [roughly(ours(expression, minor)), roughly(theirs)]
    if (Object.hasOwn(DIFFERENCES, expression)) notDeepEqual(a, b, 'no difference any more')
    else deepEqual(a, b)
  })
