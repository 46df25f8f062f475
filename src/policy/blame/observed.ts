import type { Node, Observation, Outcome } from '#cel/index.ts'

/** A part of a run: the observations that belong to one iteration of a loop, or all. */
export type Window = { readonly from: number; readonly to: number }

/** What the parts of an expression were in one run, found by the place of the part. */
export class Observed {
  readonly #list: readonly Observation[]
  readonly #byPlace: ReadonlyMap<string, readonly number[]>

  constructor(list: readonly Observation[]) {
    this.#list = list
    const byPlace = new Map<string, number[]>()
    for (const [i, { start, end }] of list.entries()) {
      const key = `${start}:${end}`
      const known = byPlace.get(key)
      if (known) known.push(i)
      else byPlace.set(key, [i])
    }
    this.#byPlace = byPlace
  }

  get all(): Window {
    return { from: 0, to: this.#list.length }
  }

  #indices({ start, end }: Node, { from, to }: Window): readonly number[] {
    return (this.#byPlace.get(`${start}:${end}`) ?? []).filter((i) => i >= from && i < to)
  }

  /** The last value of a part; undefined of what was not computed, and of literals. */
  valueOf(node: Node, window: Window): Outcome | undefined {
    const last = this.#indices(node, window).at(-1)
    return last === undefined ? undefined : this.#list[last]!.value
  }

  /** The first iteration of a loop in which its predicate gave a value, and what belongs to it. */
  iteration(predicate: Node, value: boolean, window: Window): { readonly index: number; readonly window: Window } | undefined {
    const indices = this.#indices(predicate, window)
    const index = indices.findIndex((i) => this.#list[i]!.value === value)
    if (index < 0) return undefined
    return { index, window: { from: index === 0 ? window.from : indices[index - 1]! + 1, to: indices[index]! + 1 } }
  }
}
