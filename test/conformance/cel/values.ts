import type { Type } from '@bufbuild/cel-spec/cel/expr/checked_pb.js'
import { Type_PrimitiveType, Type_WellKnownType } from '@bufbuild/cel-spec/cel/expr/checked_pb.js'
import type { Value as SpecValue } from '@bufbuild/cel-spec/cel/expr/value_pb.js'
import {
  type CelType,
  CelType as Type_,
  CelUint,
  CelDuration,
  CelTimestamp,
  type Value,
  doubleOf,
  isFault,
  mapOf,
  types,
} from '#cel/index.ts'

/** A case needs what only messages of protobuf have. */
export class NeedsMessages extends Error {}

const TYPE_NAMES: ReadonlyMap<string, CelType> = new Map([
  ...[
    types.bool,
    types.bytes,
    types.double,
    types.int,
    types.null,
    types.string,
    types.type,
    types.uint,
    types.timestamp,
    types.duration,
  ].map((type) => [type.name, type] as const),
  ['list', types.list(types.dyn)],
  ['map', types.map(types.dyn, types.dyn)],
])

const namedType = (name: string): CelType => TYPE_NAMES.get(name) ?? new Type_('struct', name)

/** A message of the suite where it is a value of the language. */
function messageOf(typeUrl: string, bytes: Uint8Array): Value {
  const name = typeUrl.slice(typeUrl.lastIndexOf('/') + 1)
  if (name !== 'google.protobuf.Timestamp' && name !== 'google.protobuf.Duration') throw new NeedsMessages(name)
  const [seconds, nanos] = varints(bytes)
  if (name === 'google.protobuf.Timestamp') return new CelTimestamp(Number(seconds), Number(nanos))
  return new CelDuration(seconds * 1_000_000_000n + nanos)
}

/** The fields 1 and 2 of a message of two integers. */
function varints(bytes: Uint8Array): readonly [bigint, bigint] {
  const fields: [bigint, bigint] = [0n, 0n]
  for (let at = 0; at < bytes.length;) {
    const field = bytes[at++]! >> 3
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]!
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    fields[field - 1] = BigInt.asIntN(64, value)
  }
  return fields
}

/** A value of the suite as one of ours. */
export function valueOf({ kind }: SpecValue): Value {
  switch (kind.case) {
    case 'nullValue':
      return null
    case 'boolValue':
    case 'stringValue':
    case 'bytesValue':
      return kind.value
    case 'int64Value':
      return Number.isSafeInteger(Number(kind.value)) ? Number(kind.value) : kind.value
    case 'uint64Value':
      return new CelUint(kind.value)
    case 'doubleValue':
      return doubleOf(kind.value)
    case 'typeValue':
      return namedType(kind.value)
    case 'listValue':
      return kind.value.values.map(valueOf)
    case 'mapValue': {
      const map = mapOf(kind.value.entries.map(({ key, value }) => [valueOf(key!), valueOf(value!)] as const))
      if (isFault(map)) throw new Error(map.message)
      return map
    }
    case 'objectValue':
      return messageOf(kind.value.typeUrl, kind.value.value)
    default:
      throw new NeedsMessages(kind.case ?? 'nothing')
  }
}

const PRIMITIVES: ReadonlyMap<Type_PrimitiveType, CelType> = new Map([
  [Type_PrimitiveType.BOOL, types.bool],
  [Type_PrimitiveType.INT64, types.int],
  [Type_PrimitiveType.UINT64, types.uint],
  [Type_PrimitiveType.DOUBLE, types.double],
  [Type_PrimitiveType.STRING, types.string],
  [Type_PrimitiveType.BYTES, types.bytes],
])

const WELL_KNOWN: ReadonlyMap<Type_WellKnownType, CelType> = new Map([
  [Type_WellKnownType.ANY, types.any],
  [Type_WellKnownType.TIMESTAMP, types.timestamp],
  [Type_WellKnownType.DURATION, types.duration],
])

/** A type of the suite as one of ours. */
export function typeOf(type: Type | undefined): CelType {
  const kind = type?.typeKind
  switch (kind?.case) {
    case 'dyn':
      return types.dyn
    case 'null':
      return types.null
    case 'primitive':
      return PRIMITIVES.get(kind.value)!
    case 'wrapper':
      return types.nullable(PRIMITIVES.get(kind.value)!)
    case 'wellKnown':
      return WELL_KNOWN.get(kind.value)!
    case 'listType':
      return types.list(typeOf(kind.value.elemType))
    case 'mapType':
      return types.map(typeOf(kind.value.keyType), typeOf(kind.value.valueType))
    case 'type':
      return types.typeOf(typeOf(kind.value))
    case 'typeParam':
      return types.param(kind.value)
    case 'abstractType':
      return types.opaque(kind.value.name, ...kind.value.parameterTypes.map(typeOf))
    default:
      throw new NeedsMessages(kind?.case ?? 'nothing')
  }
}
