import type { CelFunction, Library } from '../../library.ts'
import { CelFailure, type CelType, type Outcome, intOf, types } from '../../values/index.ts'
import { reading } from '../costs.ts'
import { Semver, parseSemver, parseTolerant, semverType } from './version.ts'

const parse = (text: string, tolerant: boolean): Semver | string => (tolerant ? parseTolerant(text) : parseSemver(text))

function semverOf(text: string, tolerant: boolean): Outcome {
  const parsed = parse(text, tolerant)
  return typeof parsed === 'string' ? new CelFailure(parsed) : parsed
}

const isSemver = (text: string, tolerant: boolean): boolean => typeof parse(text, tolerant) !== 'string'

/** A method so that an implementation may name what it takes. */
type Implementation = { call(...args: readonly Outcome[]): Outcome }['call']

const method = (name: string, id: string, params: readonly CelType[], result: CelType, evaluate: Implementation): CelFunction => ({
  name,
  overloads: [{ id, member: true, params: [semverType, ...params], result, evaluate }],
})

/** With and without the wish to be tolerant. */
const parser = (
  name: string,
  ids: readonly [strict: string, tolerant: string],
  result: CelType,
  evaluate: (text: string, tolerant: boolean) => Outcome,
): CelFunction => ({
  name,
  overloads: [
    { id: ids[0], params: [types.string], result, evaluate: (text: string) => evaluate(text, false), cost: reading() },
    { id: ids[1], params: [types.string, types.bool], result, evaluate, cost: reading() },
  ],
})

/** Numbers beyond int64 wrap, as in the API server. */
const wrapped = (value: bigint): Outcome => intOf(BigInt.asIntN(64, value))!

const { bool, int } = types

/** Versions of Semantic Versioning 2.0.0. */
export const semverLibrary: Library = {
  id: 'semver',
  functions: [
    parser('semver', ['string_to_semver', 'string_bool_to_semver'], semverType, semverOf),
    parser('isSemver', ['is_semver_string', 'is_semver_string_bool'], bool, isSemver),
    method('isGreaterThan', 'semver_is_greater_than', [semverType], bool, (a: Semver, b: Semver) => a.compare(b) === 1),
    method('isLessThan', 'semver_is_less_than', [semverType], bool, (a: Semver, b: Semver) => a.compare(b) === -1),
    method('compareTo', 'semver_compare_to', [semverType], int, (a: Semver, b: Semver) => a.compare(b)!),
    method('major', 'semver_major', [], int, ({ parts }: Semver) => wrapped(parts.major)),
    method('minor', 'semver_minor', [], int, ({ parts }: Semver) => wrapped(parts.minor)),
    method('patch', 'semver_patch', [], int, ({ parts }: Semver) => wrapped(parts.patch)),
  ],
}
