import { isDeepStrictEqual } from 'node:util'
import { type CompiledControl, compileControl } from './compile.ts'
import type { ControlYaml, Example } from './control-yaml.ts'
import { applies } from './applies.ts'
import { inventoryOf } from './inventory.ts'
import { workloadFacts } from './facts.ts'
import { parsePath, showPath } from './field-path.ts'
import { type ControlVerdict, judgeControl } from './judge-control.ts'

type Json = { readonly [field: string]: unknown }

/** What did not come out as an example says. */
export type ExampleFault = { readonly control: string; /** `fail[2]` */ readonly example: string; readonly text: string }

const DEFAULT_CONTAINER = {
  name: 'app',
  image: 'registry.example.org/app@sha256:0000000000000000000000000000000000000000000000000000000000000000',
}

/** An example in short as the object that it stands for. */
export function objectOf({ container, pod, object }: Example): Json {
  if (object) return object
  const spec = Object(pod) as Json
  const containers = container ? [{ ...DEFAULT_CONTAINER, ...container }] : [DEFAULT_CONTAINER]
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'example', namespace: 'example' }, spec: { containers, ...spec } }
}

function judged(compiled: CompiledControl, example: Example): ControlVerdict {
  const object = objectOf(example)
  const facts = workloadFacts({ object, operation: 'CREATE' }, inventoryOf([object, ...(example.others ?? [])]))
  return applies(compiled.control, facts) ? judgeControl(compiled, facts, example.params ?? {}) : { status: 'not-applicable' }
}

const shown = (verdict: ControlVerdict): string => (verdict.status === 'undetermined' ? `undetermined: ${verdict.reason}` : verdict.status)

function faultOf(verdict: ControlVerdict, example: Example): string | undefined {
  if (verdict.status !== 'failed') return `is ${shown(verdict)}, and should fail`
  const fields = verdict.places.map(({ field }) => showPath(field))
  const expected = example.fields?.map((field) => showPath(parsePath(field)))
  if (expected && !isDeepStrictEqual(fields, expected)) return `fails at ${fields.join(', ')}, and should at ${expected.join(', ')}`
  const [place] = verdict.places
  if (example.message !== undefined && place?.message !== example.message)
    return `says "${place?.message}", and should say "${example.message}"`
  return undefined
}

/** Tries a control on its own examples. @throws PolicyError */
export function tryExamples(control: ControlYaml): ExampleFault[] {
  const compiled = compileControl(control)
  const passing = control.pass.flatMap((example, i) => {
    const verdict = judged(compiled, example)
    const isClean = verdict.status === 'passed' || verdict.status === 'not-applicable'
    return isClean ? [] : [{ control: control.id, example: `pass[${i}]`, text: `is ${shown(verdict)}, and should pass` }]
  })
  const failing = control.fail.flatMap((example, i) => {
    const text = faultOf(judged(compiled, example), example)
    return text === undefined ? [] : [{ control: control.id, example: `fail[${i}]`, text }]
  })
  return [...passing, ...failing]
}
