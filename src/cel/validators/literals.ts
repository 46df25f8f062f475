import type { CallNode, Node } from '../ast/index.ts'
import { nodesOf } from '../ast/walk.ts'
import { regexOf } from '../libraries/standard/regex.ts'
import { CelFailure, type Value, isInt, parseDuration, parseTimestamp, timestampOf } from '../values/index.ts'
import type { Validator } from './contract.ts'

type Test = (literal: Value) => boolean

const isBad: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['duration', (text) => typeof text === 'string' && parseDuration(text) === undefined],
  [
    'timestamp',
    (of) =>
      (typeof of === 'string' && parseTimestamp(of) instanceof CelFailure) ||
      (isInt(of) && timestampOf(Number(of), 0) instanceof CelFailure),
  ],
  ['matches', (text) => typeof text === 'string' && regexOf(text) instanceof CelFailure],
])

const isCall = (node: Node): node is CallNode => node.kind === 'call'

/** Durations, timestamps and patterns that are written out and are none, in cel-go's words. */
export const literalsValidator: Validator = ({ ast }) =>
  nodesOf(ast.root)
    .filter(isCall)
    .flatMap(({ name, args: [arg] }) => {
      const wrong = arg?.kind === 'literal' && (isBad.get(name)?.(arg.value) ?? false)
      return wrong ? [{ offset: arg.at, message: `invalid ${name} argument` }] : []
    })
