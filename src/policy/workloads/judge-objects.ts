import type { ControlFinding, Location } from '#model/index.ts'
import type { FieldPath } from '../judgement.ts'
import { applies } from './applies.ts'
import { type CompiledControl, compileControl } from './compile.ts'
import type { WorkloadSet } from './contract.ts'
import { workloadFacts } from './facts.ts'
import { controlFinding, resourceName, showResource } from './findings.ts'
import { inventoryOf } from './inventory.ts'
import { judgeControl } from './judge-control.ts'

type Json = { readonly [field: string]: unknown }

/** An object with where its fields stand. */
export type PlacedObject = {
  readonly object: Json
  readonly locate: (field: FieldPath) => Location
  /** The file. */ readonly path: string
}

/** What could not be decided: never a pass. */
export type Undecided = { readonly path: string; readonly control: string; readonly resource: string; readonly reason: string }

export type JudgedObjects = {
  readonly findings: readonly ControlFinding[]
  readonly undecided: readonly Undecided[]
  /** Controls that were tried on at least one object, a count. */
  readonly controls: number
}

/** Parameters that the user gives, by control. */
export type ControlParams = Readonly<Record<string, Json>>

type Loaded = { readonly set: WorkloadSet; readonly compiled: readonly CompiledControl[] }

/** @throws PolicyError where an expression does not compile */
const loaded = (set: WorkloadSet): Loaded => ({ set, compiled: set.controls.map(compileControl) })

/** Every object by every control of the sets. Objects see each other as what is in one run. */
export function judgeObjects(objects: readonly PlacedObject[], sets: readonly WorkloadSet[], params: ControlParams = {}): JudgedObjects {
  const all = sets.map(loaded)
  const inventory = inventoryOf(objects.map(({ object }) => object))
  const findings: ControlFinding[] = []
  const undecided: Undecided[] = []
  const tried = new Set<string>()
  for (const { object, locate, path } of objects) {
    const facts = workloadFacts({ object, operation: 'CREATE' }, inventory)
    for (const { set, compiled } of all)
      for (const one of compiled) {
        const { control } = one
        if (!applies(control, facts)) continue
        tried.add(control.id)
        const verdict = judgeControl(one, facts, params[control.id] ?? {})
        if (verdict.status === 'undetermined')
          undecided.push({ path, control: control.id, resource: showResource(resourceName(object)), reason: verdict.reason })
        if (verdict.status === 'failed')
          findings.push(
            controlFinding({ set, control, object, ...(facts.pod ? { podPath: facts.pod.path } : {}), places: verdict.places }, locate),
          )
      }
  }
  return { findings, undecided, controls: tried.size }
}
