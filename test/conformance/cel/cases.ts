import type { SimpleTest } from '@bufbuild/cel-spec/cel/expr/conformance/test/simple_pb.js'
import { getConformanceSuite, type IncrementalTest, type IncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js'

export type Case = { readonly path: string; readonly test: SimpleTest; readonly type: string | undefined }

function collect(suite: IncrementalTestSuite, path: string): Case[] {
  const here = suite.tests.map(({ original, name, type }: IncrementalTest) => ({ path: `${path}/${name}`, test: original, type }))
  return [...here, ...suite.suites.flatMap((inner) => collect(inner, `${path}/${inner.name}`))]
}

/** Files that are about protobuf alone. */
const OF_MESSAGES = /^\/(?:proto2|proto3|proto2_ext|enums|dynamic)\//

/**
 * What needs messages of protobuf: files that are about them, and expressions that name a message's type, one of its wrappers, or a
 * declaration of one.
 */
const NAMES =
  /TestAllTypes|NestedTestAllTypes|google\.protobuf\.(?!Timestamp|Duration\b)|cel\.expr\.conformance|TestRequired|GlobalEnum|NestedEnum/

export const cases: readonly Case[] = collect(getConformanceSuite(), '')

/** Why a case cannot be run without messages; undefined when it can. */
export function needsMessages({ path, test }: Case): string | undefined {
  if (OF_MESSAGES.test(path)) return 'a file about messages'
  if (NAMES.test(test.expr) || NAMES.test(test.container)) return 'names a message'
  return undefined
}
