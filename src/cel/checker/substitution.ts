import { CelType, sameType, types } from '../values/index.ts'

/** Types that a type may be made of; a hostile expression doubles it with each step, so that past it nothing is known of a type. */
const HEAVIEST = 1000

/**
 * Types looked at in one question, and in all of one expression. Parameters that stand for types with parameters are small and say much: past
 * the bound what is asked is taken for dyn.
 */
const STEPS = 20_000
const ALL_STEPS = 20_000_000

/** The type, or dyn where it says too much. */
export const bounded = (type: CelType): CelType => (type.weight > HEAVIEST ? types.dyn : type)

const isDynamic = ({ kind }: CelType): boolean => kind === 'dyn' || kind === 'error' || kind === 'any'

/** Whether the first says the same as the second or less. */
function isEqualOrLessSpecific(a: CelType, b: CelType): boolean {
  if (a.kind === 'dyn' || a.kind === 'param') return true
  if (b.kind === 'dyn' || b.kind === 'param' || a.kind !== b.kind) return false
  if (a.kind === 'type') return true
  if (a.params.length === 0 && b.params.length === 0) return sameType(a, b)
  return (
    a.name === b.name && a.params.length === b.params.length && a.params.every((param, i) => isEqualOrLessSpecific(param, b.params[i]!))
  )
}

const mostGeneral = (a: CelType, b: CelType): CelType => (isEqualOrLessSpecific(a, b) ? a : b)

/** Kinds that null has always been a value of. */
const NULLABLE: ReadonlySet<string> = new Set(['opaque', 'struct', 'any', 'duration', 'timestamp'])

const acceptsNull = (type: CelType): boolean => type.nullable || type.kind === 'null' || NULLABLE.has(type.kind)

/** What type parameters stand for, as far as it is known by now. */
export class Substitution {
  readonly #bound = new Map<string, CelType>()
  /** What was bound and what it was before, so that a try that fails can be undone. */
  readonly #trail: (readonly [name: string, before: CelType | undefined])[] = []
  #fresh = 0
  #steps = 0
  #allSteps = 0

  /** A type parameter of its own. */
  fresh(): CelType {
    return types.param(`_var${this.#fresh++}`)
  }

  /** Whether there is still something to be looked at. */
  #mayGoOn(): boolean {
    this.#allSteps++
    return ++this.#steps <= STEPS && this.#allSteps <= ALL_STEPS
  }

  #bind(name: string, type: CelType): void {
    this.#trail.push([name, this.#bound.get(name)])
    this.#bound.set(name, type)
  }

  #undo(mark: number): void {
    while (this.#trail.length > mark) {
      const [name, before] = this.#trail.pop()!
      if (before) this.#bound.set(name, before)
      else this.#bound.delete(name)
    }
  }

  /** Whether values of the second can stand where the first is asked for; binds parameters only when they can. */
  assign(to: CelType, from: CelType): boolean {
    return this.assignAll([to], [from])
  }

  assignAll(to: readonly CelType[], from: readonly CelType[]): boolean {
    const mark = this.#trail.length
    this.#steps = 0
    if (this.#list(to, from)) return true
    this.#undo(mark)
    return false
  }

  #list(a: readonly CelType[], b: readonly CelType[]): boolean {
    return a.length === b.length && a.every((type, i) => this.#assignable(type, b[i]!))
  }

  #assignable(a: CelType, b: CelType): boolean {
    if (!this.#mayGoOn()) return true
    if (b.kind === 'param') {
      const fits = this.#fits(a, b)
      if (fits !== undefined) return fits
    }
    if (a.kind === 'param') return this.#fits(b, a) ?? false
    if (isDynamic(a) || isDynamic(b)) return true
    if (a.kind === 'null') return acceptsNull(b)
    if (b.kind === 'null') return acceptsNull(a)
    if (a.kind !== b.kind) return false
    if (a.kind === 'type') return true
    return a.name === b.name && this.#list(a.params, b.params)
  }

  /** Whether a type fits a parameter; undefined when the parameter cannot be bound to it. */
  #fits(type: CelType, param: CelType): boolean | undefined {
    if (sameType(type, param)) return true
    const bound = this.#bound.get(param.name)
    if (bound) {
      if (sameType(type, bound)) return true
      if (!this.#assignable(type, bound)) return false
      const general = mostGeneral(type, bound)
      if (!this.#isWithin(param, general)) this.#bind(param.name, general)
      return true
    }
    if (this.#isWithin(param, type)) return undefined
    this.#bind(param.name, type)
    return true
  }

  /** Whether a type is made of the parameter: to bind it so would have no end. */
  #isWithin(param: CelType, type: CelType): boolean {
    // What cannot be told is not bound.
    if (!this.#mayGoOn()) return true
    if (type.kind !== 'param') return type.params.some((part) => this.#isWithin(param, part))
    if (type.name === param.name) return true
    const bound = this.#bound.get(type.name)
    return bound !== undefined && this.#isWithin(param, bound)
  }

  /** The type with what its parameters stand for; with `toDyn` those that are not known become dyn. */
  apply(type: CelType, toDyn = false): CelType {
    this.#steps = 0
    return this.#apply(type, toDyn)
  }

  #apply(type: CelType, toDyn: boolean): CelType {
    if (!this.#mayGoOn()) return types.dyn
    if (type.kind === 'param') {
      const bound = this.#bound.get(type.name)
      if (bound) return this.#apply(bound, toDyn)
      return toDyn ? types.dyn : type
    }
    if (type.params.length === 0) return type
    const params = type.params.map((param) => this.#apply(param, toDyn))
    if (params.every((param, i) => param === type.params[i])) return bounded(type)
    return bounded(new CelType(type.kind, type.name, params, type.nullable))
  }

  /** The most general of two types of elements; undefined when they have none in common. */
  join(before: CelType, next: CelType): CelType | undefined {
    return this.assign(before, next) ? mostGeneral(before, next) : undefined
  }
}
