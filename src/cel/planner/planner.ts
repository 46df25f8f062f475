import { type Ast, type CallNode, type ComprehensionNode, type Node, OPERATORS, type SelectNode } from '../ast/index.ts'
import type { Checked, Reference } from '../checker/index.ts'
import { type Declarations, candidates, declared, functionNamed, structNamed } from '../declarations.ts'
import { CONVERSIONS } from '../libraries/standard/conversions.ts'
import { regexOf } from '../libraries/standard/regex.ts'
import type { Overload } from '../library.ts'
import { qualifiedName } from '../parser/index.ts'
import { CelFailure, type CelType, type Outcome, type Value, isFault } from '../values/index.ts'
import { adapterOf } from './adapt.ts'
import { readBinding } from './binding.ts'
import { planMembership } from './membership.ts'
import { planOptionalOr } from './optional-or.ts'
import { type Attribute, type Qualifier, keyQualifier, planAttribute, withQualifier } from './attribute.ts'
import { type Call, planCall } from './call.ts'
import { planListLiteral, planMapLiteral, planStruct } from './construct.ts'
import { ATTRIBUTE, LIST } from '../cost/units.ts'
import { type Exec, Frame } from './frame.ts'
import { planAnd, planConditional, planEquals, planNot, planOr } from './logic.ts'
import { type Loop, partsOf, planExistsOne, planFree, planList, planMapEntries, planQuantifier } from './loop.ts'
import { planOperator } from './operator.ts'

export type PlanOptions = {
  /** What is constant is computed once and costs nothing, as cel-go has it with OptOptimize and the API server has it. */
  readonly foldConstants: boolean
  /** Whether has() costs 1 beyond its path. */
  readonly presenceTestHasCost: boolean
  /** Sees the value of each expression of the source that is no literal. */
  readonly observe?: (frame: Frame, node: Node, value: Outcome) => void
}

/** A planned node: what it computes, and what else it can be made part of. */
type Step =
  | { readonly kind: 'constant'; readonly compute: Exec; readonly value: Value }
  | {
      readonly kind: 'attribute'
      readonly compute: Exec
      /** The same where its own charge does not count: as a key, or as the choice of `?:`. */
      readonly raw: Exec
      readonly attribute: Attribute
      readonly type: CelType | undefined
    }
  | { readonly kind: 'value'; readonly compute: Exec }

/** Where a loop's variable is kept; `init` computes it when it is first read. */
type Local = { readonly slot: number; readonly init: Exec | undefined }

type Locals = ReadonlyMap<string, Local>

export type Plan = {
  readonly compute: Exec
  readonly slots: number
  /** Constant parts that can only fail, such as a pattern that is none: cel-go makes no program then. */
  readonly refused: readonly CelFailure[]
}

class Planner {
  readonly #ast: Ast
  readonly #checked: Checked | undefined
  readonly #declarations: Declarations
  readonly #options: PlanOptions
  readonly #refused: CelFailure[] = []
  #slots = 0
  #locals: Locals = new Map()

  constructor(ast: Ast, checked: Checked | undefined, declarations: Declarations, options: PlanOptions) {
    this.#ast = ast
    this.#checked = checked
    this.#declarations = declarations
    this.#options = options
  }

  plan(): Plan {
    const compute = this.#compute(this.#ast.root)
    return { compute, slots: this.#slots, refused: this.#refused }
  }

  #compute(node: Node): Exec {
    return this.#step(node).compute
  }

  #step(node: Node): Step {
    const step = this.#plain(node)
    const { observe } = this.#options
    if (!observe || node.kind === 'literal') return step
    const observed =
      (compute: Exec): Exec =>
      (frame) => {
        const value = compute(frame)
        observe(frame, node, value)
        return value
      }
    if (step.kind === 'attribute') return { ...step, compute: observed(step.compute), raw: observed(step.raw) }
    return { ...step, compute: observed(step.compute) }
  }

  #plain(node: Node): Step {
    switch (node.kind) {
      case 'literal':
        return constant(node.value)
      case 'ident':
        return this.#ident(node, node.name)
      case 'select':
        return this.#select(node)
      case 'call':
        return this.#call(node)
      case 'list':
        return this.#list(node)
      case 'map':
        return this.#map(node)
      case 'struct':
        return this.#struct(node)
      case 'comprehension':
        return this.#comprehension(node)
    }
  }

  #reference(node: Node): Reference | undefined {
    return this.#checked?.references.get(node.id)
  }

  #typeOf(node: Node): CelType | undefined {
    return this.#checked?.types.get(node.id)
  }

  /** An attribute as a step; what JSON has for its type is adapted. */
  #attribute(attribute: Attribute, type: CelType | undefined): Step {
    const raw = adapted(planAttribute(attribute, 0), type)
    return { kind: 'attribute', compute: attribute.charge === 0 ? raw : adapted(planAttribute(attribute), type), raw, attribute, type }
  }

  #variable(node: Node, root: Exec, variable: string | undefined): Step {
    return this.#attribute({ root, variable, charge: ATTRIBUTE, qualifiers: [], at: node.at }, this.#typeOf(node))
  }

  #local(node: Node, { slot, init }: Local): Step {
    if (!init) return this.#variable(node, (frame) => frame.slots[slot]!, undefined)
    return this.#variable(node, (frame) => (frame.slots[slot] ??= init(frame)), undefined)
  }

  #ident(node: Node, name: string): Step {
    const reference = this.#reference(node)
    if (reference?.kind === 'constant') return constant(reference.constant.value)
    if (reference?.kind === 'variable') return this.#variable(node, readBinding([reference.name]), reference.name)
    const local = this.#locals.get(name)
    if (local) return this.#local(node, local)
    const found = declared(this.#declarations, name)
    if (found?.kind === 'constant') return constant(found.constant.value)
    const names = found ? [found.name] : candidates(this.#declarations.container, name)
    return this.#variable(node, readBinding(names), found?.name ?? names.at(-1)!)
  }

  #select(node: SelectNode): Step {
    const reference = this.#reference(node)
    if (reference) return this.#ident(node, '')
    const qualified = this.#checked ? undefined : this.#qualified(node)
    if (qualified) return qualified
    const qualifier: Qualifier = node.test ? { kind: 'test', key: node.field, at: node.at } : keyQualifier(node.field, false, node.at)
    const step = this.#extend(node, this.#step(node.operand), qualifier)
    if (!node.test || this.#options.presenceTestHasCost || step.kind !== 'attribute') return step
    return this.#attribute({ ...step.attribute, charge: Math.max(0, step.attribute.charge - ATTRIBUTE) }, step.type)
  }

  /** Of an expression that was not checked: a name with dots that is declared. */
  #qualified(node: SelectNode): Step | undefined {
    const name = qualifiedName(node)
    if (name === undefined || this.#locals.has(name.split('.', 1)[0]!)) return undefined
    const found = declared(this.#declarations, name)
    if (!found) return undefined
    return found.kind === 'constant' ? constant(found.constant.value) : this.#variable(node, readBinding([found.name]), found.name)
  }

  #extend(node: Node, operand: Step, qualifier: Qualifier): Step {
    const attribute: Attribute =
      operand.kind === 'attribute'
        ? operand.attribute
        : { root: operand.compute, variable: undefined, charge: ATTRIBUTE, qualifiers: [], at: node.at }
    return this.#attribute({ ...withQualifier(attribute, qualifier), at: node.at }, this.#typeOf(node))
  }

  #index(node: CallNode): Step {
    const [operand, index] = node.args.map((arg) => this.#step(arg)) as [Step, Step]
    const optional = node.name !== OPERATORS.index
    const qualifier: Qualifier =
      index.kind === 'constant'
        ? keyQualifier(index.value, optional, node.at)
        : { kind: 'dynamic', key: rawOf(index), optional, at: node.at }
    return this.#extend(node, operand, qualifier)
  }

  /** The overloads that a call may be of, and whether its target is only part of its name. */
  #function(node: CallNode): { readonly name: string; readonly overloads: readonly Overload[]; readonly namespaced: boolean } {
    const reference = this.#reference(node)
    if (reference?.kind === 'function') return reference
    const prefix = node.target && qualifiedName(node.target)
    if (prefix !== undefined && !this.#locals.has(prefix.split('.', 1)[0]!)) {
      const found = functionNamed(this.#declarations, `${prefix}.${node.name}`)
      if (found) return { ...found, namespaced: true }
    }
    const found = functionNamed(this.#declarations, node.name)
    const member = node.target !== undefined
    const count = node.args.length + (member ? 1 : 0)
    const fitting = (found?.overloads ?? []).filter((overload) => (overload.member ?? false) === member && overload.params.length === count)
    return { name: found?.name ?? node.name, overloads: fitting, namespaced: false }
  }

  #call(node: CallNode): Step {
    switch (node.name) {
      case OPERATORS.index:
      case OPERATORS.optionalIndex:
      case OPERATORS.optionalSelect:
        return this.#index(node)
      case OPERATORS.conditional:
        return this.#conditional(node)
      default:
    }
    const { name, overloads, namespaced } = this.#function(node)
    const steps = (node.target && !namespaced ? [node.target, ...node.args] : node.args).map((arg) => this.#step(arg))
    const special = this.#special(node, steps)
    if (special) return special
    const resolved = this.#checked && overloads.length === 1 ? overloads[0] : undefined
    const constants = steps.map((step) => (step.kind === 'constant' ? step.value : undefined))
    const call: Call = { name, overloads, resolved, args: steps.map(({ compute }) => compute), constants, at: node.at }
    return this.#folded(call, steps) ?? { kind: 'value', compute: planOperator(call) ?? planCall(call) }
  }

  #conditional({ args, at }: CallNode): Step {
    const [condition, then, otherwise] = args.map((arg) => this.#step(arg)) as [Step, Step, Step]
    const root = planConditional(condition.compute, rawOf(then), rawOf(otherwise), at)
    return this.#attribute({ root, variable: undefined, charge: 0, qualifiers: [], at }, undefined)
  }

  /** Calls that do not compute all their arguments first, or that have a faster way. */
  #special({ name, target, at }: CallNode, steps: readonly Step[]): Step | undefined {
    const execs = steps.map(({ compute }) => compute)
    const value = (compute: Exec): Step => ({ kind: 'value', compute })
    switch (name) {
      case OPERATORS.and:
        return value(planAnd(execs, at))
      case OPERATORS.or:
        return value(planOr(execs, at))
      case OPERATORS.not:
        return value(planNot(execs[0]!, at))
      case OPERATORS.equals:
        return value(planEquals(execs[0]!, execs[1]!, true))
      case OPERATORS.notEquals:
        return value(planEquals(execs[0]!, execs[1]!, false))
      case 'or':
      case 'orValue':
        return target && execs.length === 2 ? value(planOptionalOr(execs[0]!, execs[1]!, name === 'orValue', at)) : undefined
      default:
        return undefined
    }
  }

  /** A call whose value is known now; undefined when it is not. */
  #folded(call: Call, steps: readonly Step[]): Step | undefined {
    if (!this.#options.foldConstants) return undefined
    if (CONVERSIONS.has(call.name) && steps.length === 1 && steps[0]!.kind === 'constant') {
      const value = planCall(call)(idle())
      if (!isFault(value)) return constant(value)
      if (value instanceof CelFailure) this.#refused.push(value)
      return undefined
    }
    const refusal = call.resolved?.refuse?.(call.constants)
    if (refusal) this.#refused.push(new CelFailure(refusal.message, call.at))
    const list = steps[1]
    if (call.name === 'matches' && list?.kind === 'constant' && typeof list.value === 'string') {
      const regex = regexOf(list.value)
      if (regex instanceof CelFailure) this.#refused.push(new CelFailure(regex.message, call.at))
    }
    if (call.name !== OPERATORS.in || list?.kind !== 'constant' || !Array.isArray(list.value)) return undefined
    const planned = planMembership(steps[0]!.compute, list.value)
    if (planned === undefined) return undefined
    return typeof planned === 'boolean' ? constant(planned) : { kind: 'value', compute: planned }
  }

  #list(node: Extract<Node, { kind: 'list' }>): Step {
    const steps = node.elements.map((element) => this.#step(element))
    const optional = new Set(node.optional)
    const compute = planListLiteral(
      steps.map((step, i) => ({ compute: step.compute, optional: optional.has(i) })),
      node.at,
    )
    return this.#literal(compute, steps)
  }

  #map(node: Extract<Node, { kind: 'map' }>): Step {
    const parts = node.entries.map(({ key, value, optional }) => ({ key: this.#step(key), value: this.#step(value), optional }))
    const compute = planMapLiteral(
      parts.map(({ key, value, optional }) => ({ key: key.compute, compute: value.compute, optional })),
      node.at,
    )
    return this.#literal(
      compute,
      parts.flatMap(({ key, value }) => [key, value]),
    )
  }

  /** A list or map of constants is one itself. */
  #literal(compute: Exec, parts: readonly Step[]): Step {
    if (this.#options.foldConstants && parts.every(({ kind }) => kind === 'constant')) {
      const value = compute(idle())
      if (!isFault(value)) return constant(value)
    }
    return { kind: 'value', compute }
  }

  #struct(node: Extract<Node, { kind: 'struct' }>): Step {
    const { provider } = this.#declarations
    const reference = this.#reference(node)
    const name = reference?.kind === 'struct' ? reference.name : structNamed(this.#declarations, node.type)?.name
    const fields = node.fields.map(({ name: field, value, optional }) => ({ name: field, compute: this.#compute(value), optional }))
    if (!provider || name === undefined) return { kind: 'value', compute: () => new CelFailure(`unknown type: ${node.type}`, node.at) }
    return { kind: 'value', compute: planStruct(name, provider, fields, node.at) }
  }

  /** Plans with more variables of loops. */
  #within<T>(locals: readonly (readonly [name: string, local: Local])[], plan: () => T): T {
    const outer = this.#locals
    this.#locals = new Map([...outer, ...locals])
    const planned = plan()
    this.#locals = outer
    return planned
  }

  #slot(): number {
    return this.#slots++
  }

  #comprehension(node: ComprehensionNode): Step {
    return { kind: 'value', compute: node.form === 'bind' ? this.#bind(node) : this.#loop(node) }
  }

  #bind(node: ComprehensionNode): Exec {
    const init = this.#compute(node.init)
    const slot = this.#slot()
    const result = this.#within([[node.accumulator, { slot, init }]], () => this.#compute(node.result))
    return (frame) => {
      frame.slots[slot] = undefined
      return result(frame)
    }
  }

  #loop(node: ComprehensionNode): Exec {
    const range = this.#compute(node.range)
    const first = this.#slot()
    const second = node.second === undefined ? -1 : this.#slot()
    const loop: Loop = { range, first, second, at: node.at }
    const variables: (readonly [string, Local])[] = [[node.variable, { slot: first, init: undefined }]]
    if (node.second !== undefined) variables.push([node.second, { slot: second, init: undefined }])
    const inside = (part: Node): Exec => this.#within(variables, () => this.#compute(part))
    const { predicate, added } = partsOf(node)
    switch (node.form) {
      case 'all':
      case 'exists':
        return planQuantifier(loop, inside(added.at(-1)!), node.form === 'exists')
      case 'exists-one':
        return planExistsOne(loop, inside(predicate!))
      case 'list': {
        const [list] = added
        const element = this.#within(variables, () => this.#step(list?.kind === 'list' ? list.elements[0]! : list!))
        const listCost = this.#options.foldConstants && element.kind === 'constant' ? 0 : LIST
        return planList(loop, predicate && inside(predicate), element.compute, listCost)
      }
      case 'map-entries':
        return planMapEntries(loop, predicate && inside(predicate), added.map(inside))
      default:
        return this.#free(node, loop, variables)
    }
  }

  #free(node: ComprehensionNode, loop: Loop, variables: readonly (readonly [string, Local])[]): Exec {
    const slot = this.#slot()
    const init = this.#compute(node.init)
    const accumulator: readonly [string, Local] = [node.accumulator, { slot, init: undefined }]
    const [condition, step] = this.#within([accumulator, ...variables], () => [this.#compute(node.condition), this.#compute(node.step)])
    const result = this.#within([accumulator], () => this.#compute(node.result))
    return planFree(loop, slot, { init, condition: condition, step: step, result })
  }
}

const constant = (value: Value): Step => ({ kind: 'constant', compute: () => value, value })

const rawOf = (step: Step): Exec => (step.kind === 'attribute' ? step.raw : step.compute)

/** A frame for what is computed while planning. */
const idle = (): Frame => new Frame({}, 0, Number.POSITIVE_INFINITY, undefined, undefined)

function adapted(compute: Exec, type: CelType | undefined): Exec {
  const adapt = type && adapterOf(type)
  return adapt ? (frame) => adapt(compute(frame)) : compute
}

export function plan(ast: Ast, checked: Checked | undefined, declarations: Declarations, options: PlanOptions): Plan {
  return new Planner(ast, checked, declarations, options).plan()
}
