import type { Node } from './node.ts'

/** The nodes right below one, in order of the source. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'ident':
      return []
    case 'select':
      return [node.operand]
    case 'call':
      return node.target ? [node.target, ...node.args] : node.args
    case 'list':
      return node.elements
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, value])
    case 'struct':
      return node.fields.map(({ value }) => value)
    case 'comprehension':
      return [node.range, node.init, node.condition, node.step, node.result]
  }
}

/** All nodes of a tree, in no certain order; without recursion, so that no tree is too deep for it. */
export function nodesOf(root: Node): readonly Node[] {
  const found: Node[] = []
  for (const open = [root]; open.length > 0;) {
    const node = open.pop()!
    found.push(node)
    open.push(...childrenOf(node))
  }
  return found
}

/** Levels of a tree, found without recursion so that no tree is too deep for it. */
export function heightOf(root: Node): number {
  let height = 0
  for (let level: readonly Node[] = [root]; level.length > 0; level = level.flatMap(childrenOf)) height++
  return height
}
