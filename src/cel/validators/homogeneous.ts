import type { ListNode, MapNode, Node } from '../ast/index.ts'
import { childrenOf } from '../ast/walk.ts'
import type { Checked } from '../checker/index.ts'
import type { Problem } from '../errors.ts'
import { type CelType, formatType, sameType } from '../values/index.ts'
import type { Validator } from './contract.ts'

const mismatch = ({ at }: Node, wanted: CelType, found: CelType): Problem => ({
  offset: at,
  message: `expected type '${formatType(wanted)}' but found '${formatType(found)}'`,
})

const typeOf = ({ types }: Checked, node: Node, optional: boolean): CelType => {
  const type = types.get(node.id)!
  return optional ? type.params[0]! : type
}

/** The first element of another type than the first of all. */
function inList(checked: Checked, { elements, optional }: ListNode): readonly Problem[] {
  const skippable = new Set(optional)
  const [first, ...others] = elements.map((element, i) => typeOf(checked, element, skippable.has(i)))
  const wrong = others.findIndex((type) => !sameType(type, first!))
  return wrong < 0 ? [] : [mismatch(elements[wrong + 1]!, first!, others[wrong]!)]
}

/** All keys and values of other types than the first's. */
function inMap(checked: Checked, { entries }: MapNode): readonly Problem[] {
  const [first, ...others] = entries.map(({ key, value, optional }) => ({
    key: typeOf(checked, key, false),
    value: typeOf(checked, value, optional),
    nodes: { key, value },
  }))
  return others.flatMap(({ key, value, nodes }) => [
    ...(sameType(key, first!.key) ? [] : [mismatch(nodes.key, first!.key, key)]),
    ...(sameType(value, first!.value) ? [] : [mismatch(nodes.value, first!.value, value)]),
  ])
}

/** Elements of a list or map literal are all of one type, but for what is within the functions that are named. */
export function homogeneousValidator(exempt: readonly string[]): Validator {
  return (checked) => {
    const problems: Problem[] = []
    // No recursion, so that no tree is too deep for it.
    for (const open: Node[] = [checked.ast.root]; open.length > 0;) {
      const node = open.pop()!
      if (node.kind === 'list') problems.push(...inList(checked, node))
      else if (node.kind === 'map') problems.push(...inMap(checked, node))
      if (node.kind !== 'call' || !exempt.includes(node.name)) open.push(...childrenOf(node))
    }
    return problems
  }
}
