import type { CallNode, ListNode, LiteralNode, Node } from '../ast/index.ts'
import { nodesOf } from '../ast/walk.ts'
import type { Checked } from '../checker/index.ts'
import type { Problem } from '../errors.ts'
import { WRONG, eachClause } from '../libraries/strings/index.ts'
import { CelFailure, type TypeKind } from '../values/index.ts'
import type { Validator } from './contract.ts'

const SIMPLE = ['int', 'uint', 'double', 'bool', 'string', 'timestamp', 'bytes', 'duration', 'type', 'null'] as const

/** Kinds of arguments that a clause takes. */
const TAKES: ReadonlyMap<string, ReadonlySet<TypeKind>> = new Map<string, ReadonlySet<TypeKind>>([
  ['s', new Set([...SIMPLE, 'list', 'map'])],
  ['d', new Set(['int', 'uint'])],
  ['f', new Set(['double', 'string'])],
  ['e', new Set(['double', 'string'])],
  ['b', new Set(['int', 'uint', 'bool'])],
  ['o', new Set(['int', 'uint'])],
  ['x', new Set(['int', 'uint', 'string', 'bytes'])],
  ['X', new Set(['int', 'uint', 'string', 'bytes'])],
])

/** What within an argument a clause does not take; undefined when it takes it all. */
function refused({ types }: Checked, letter: string, arg: Node): Node | undefined {
  for (const open: Node[] = [arg]; open.length > 0;) {
    const node = open.pop()!
    const { kind } = types.get(node.id)!
    if (kind !== 'dyn' && !TAKES.get(letter)!.has(kind)) return node
    if (letter !== 's') return undefined
    if (node.kind === 'list') open.push(...node.elements.toReversed())
    else if (node.kind === 'map') open.push(...node.entries.flatMap(({ key, value }) => [key, value]).toReversed())
  }
  return undefined
}

type Formatting = CallNode & { readonly target: LiteralNode & { readonly value: string }; readonly args: readonly [ListNode] }

const isFormatting = (node: Node): node is Formatting =>
  node.kind === 'call' &&
  node.name === 'format' &&
  node.target?.kind === 'literal' &&
  typeof node.target.value === 'string' &&
  node.args.length === 1 &&
  node.args[0]!.kind === 'list'

function check(checked: Checked, { target, args: [list], at }: Formatting): readonly Problem[] {
  const { elements } = list
  let problem: Problem | undefined
  let used = 0
  const failed = eachClause(target.value, elements.length, ({ letter }, index) => {
    used++
    const node = refused(checked, letter, elements[index]!)
    if (!node) return ''
    problem = { offset: node.at, message: `error during formatting: ${WRONG.get(letter)}, was given ${checked.types.get(node.id)!.name}` }
    return undefined
  })
  if (problem) return [problem]
  if (failed instanceof CelFailure) return [{ offset: at, message: failed.message }]
  return elements.length > used
    ? [{ offset: at, message: `too many arguments supplied to string.format (expected ${used}, got ${elements.length})` }]
    : []
}

/** Templates that are written out and their arguments, for the library of strings before its fourth version. */
export const formatValidator: Validator = (checked) =>
  nodesOf(checked.ast.root)
    .filter(isFormatting)
    .flatMap((call) => check(checked, call))
