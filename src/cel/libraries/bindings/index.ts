import type { Node, NodeMaker } from '../../ast/index.ts'
import type { Library } from '../../library.ts'
import { CelFailure } from '../../values/index.ts'
import { isNamespace } from '../namespace.ts'

/** `cel.bind(name, value, expression)`: cel-go's ext.Bindings. */
export const bindingsLibrary: Library = {
  id: 'bindings',
  macros: [
    {
      name: 'bind',
      member: true,
      args: 3,
      expand: (make, target, [name, value, result]) => {
        if (!isNamespace(target, 'cel')) return undefined
        if (name!.kind !== 'ident') return make.failure(name!, 'cel.bind() variable names must be simple identifiers')
        return make.bind(name!.name, value!, result!)
      },
    },
  ],
}

/** The number of a slot; a failure for what is none. */
function numberOf(make: NodeMaker, node: Node, what: string): number | CelFailure {
  if (node.kind === 'literal' && typeof node.value === 'number' && node.value >= 0) return node.value
  return make.failure(node, `${what} must be a non-negative integer`)
}

const slotName = (index: number): string => `@index${index}`

/** `cel.iterVar(2, 0)` and the like: names that stand for a number of numbers. */
function naming(name: string, prefix: string): NonNullable<Library['macros']>[number] {
  return {
    name,
    member: true,
    args: 2,
    expand: (make, target, args) => {
      if (!isNamespace(target, 'cel')) return undefined
      const numbers = args.map((arg) => numberOf(make, arg, `cel.${name}()`))
      return numbers.find((number) => number instanceof CelFailure) ?? make.ident(`@${prefix}:${numbers.map(String).join(':')}`)
    },
  }
}

/** `cel.block([a, b], expression)`, in which `cel.index(0)` is `a`: how an optimizer writes what occurs more than once. */
export const blockLibrary: Library = {
  id: 'block',
  macros: [
    {
      name: 'block',
      member: true,
      args: 2,
      expand: (make, target, [slots, result]) => {
        if (!isNamespace(target, 'cel')) return undefined
        if (slots!.kind !== 'list') return make.failure(slots!, 'cel.block expects a list constructor as the first argument')
        return slots!.elements.reduceRight((inner, slot, i) => make.bind(slotName(i), slot, inner), result!)
      },
    },
    {
      name: 'index',
      member: true,
      args: 1,
      expand: (make, target, [index]) => {
        if (!isNamespace(target, 'cel')) return undefined
        const number = numberOf(make, index!, 'cel.index()')
        return number instanceof CelFailure ? number : make.ident(slotName(number))
      },
    },
    naming('iterVar', 'it'),
    naming('accuVar', 'ac'),
  ],
}
