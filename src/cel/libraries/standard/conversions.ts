import { traversal } from '../../cost/units.ts'
import type { CelFunction } from '../../library.ts'
import {
  type CelDouble,
  type CelDuration,
  CelFailure,
  type CelTimestamp,
  type CelType,
  CelUint,
  type Outcome,
  type Value,
  costSize,
  doubleOf,
  formatDouble,
  formatDuration,
  formatTimestamp,
  intOf,
  intOrOverflow,
  numberOf,
  parseDuration,
  parseInteger,
  parseTimestamp,
  timestampOf,
  typeOf,
  types,
  uintOrOverflow,
} from '../../values/index.ts'

const { bool, bytes, double, duration, dyn, int, string, timestamp, uint } = types

const cannot = (from: CelType, to: CelType): CelFailure => new CelFailure(`type conversion error from '${from.name}' to '${to.name}'`)

/** Go's doubles at the ends of int64 do not convert: 2^63 is already beyond. */
function doubleToInt(value: number | CelDouble): Outcome {
  const number = Math.trunc(numberOf(value))
  if (!Number.isFinite(number) || number <= -(2 ** 63) || number >= 2 ** 63) return new CelFailure('integer overflow')
  return intOf(BigInt(number))!
}

function doubleToUint(value: number | CelDouble): Outcome {
  const number = Math.trunc(numberOf(value))
  if (!Number.isFinite(number) || numberOf(value) < 0 || number >= 2 ** 64) return new CelFailure('unsigned integer overflow')
  return new CelUint(BigInt(number))
}

function stringToInt(text: string): Outcome {
  const value = parseInteger(text, true)
  return value === undefined ? cannot(string, int) : intOf(value)!
}

function stringToUint(text: string): Outcome {
  const value = parseInteger(text, false)
  return value === undefined ? cannot(string, uint) : new CelUint(value)
}

const FLOAT = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/
const INFINITY = /^([+-]?)inf(?:inity)?$/i

/** What Go's strconv reads as a float, without its hexadecimal form. */
function stringToDouble(text: string): Outcome {
  const infinite = INFINITY.exec(text)
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (/^[+-]?nan$/i.test(text)) return Number.NaN
  const value = FLOAT.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? doubleOf(value) : cannot(string, double)
}

const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False'])

const stringToBool = (text: string): Outcome => (TRUE.has(text) ? true : FALSE.has(text) ? false : cannot(string, bool))

function bytesToString(value: Uint8Array): Outcome {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)
  } catch {
    return new CelFailure('invalid UTF-8 in bytes, cannot convert to string')
  }
}

const ofSize = { onlyResolved: true, run: ([value]: readonly Value[]) => traversal(costSize(value!)) }

/** A method so that each may name what it takes. */
type Convert = { call(value: Value): Outcome }

/** Overloads of the function that is named after what it gives. */
function conversion(
  name: string,
  result: CelType,
  ...from: readonly (readonly [id: string, type: CelType, evaluate: Convert['call']])[]
): CelFunction {
  const overloads = from.map(([id, type, evaluate]) => ({
    id,
    params: [type],
    result,
    evaluate,
    ...(id === 'string_to_bytes' || id === 'bytes_to_string' ? { cost: ofSize } : {}),
  }))
  return { name, overloads }
}

const same = (value: Value): Value => value

export const conversions: readonly CelFunction[] = [
  conversion('bool', bool, ['bool_to_bool', bool, same], ['string_to_bool', string, stringToBool]),
  conversion(
    'bytes',
    bytes,
    ['bytes_to_bytes', bytes, same],
    ['string_to_bytes', string, (text: string) => new TextEncoder().encode(text)],
  ),
  conversion(
    'double',
    double,
    ['double_to_double', double, same],
    ['int64_to_double', int, (value: number | bigint) => doubleOf(Number(value))],
    ['string_to_double', string, stringToDouble],
    ['uint64_to_double', uint, ({ value }: CelUint) => doubleOf(Number(value))],
  ),
  conversion(
    'duration',
    duration,
    ['duration_to_duration', duration, same],
    ['string_to_duration', string, (text: string) => parseDuration(text) ?? cannot(string, duration)],
  ),
  conversion(
    'int',
    int,
    ['int64_to_int64', int, same],
    ['double_to_int64', double, doubleToInt],
    ['duration_to_int64', duration, ({ nanos }: CelDuration) => intOf(nanos)!],
    ['string_to_int64', string, stringToInt],
    ['timestamp_to_int64', timestamp, ({ seconds }: CelTimestamp) => seconds],
    ['uint64_to_int64', uint, ({ value }: CelUint) => intOrOverflow(value)],
  ),
  conversion(
    'string',
    string,
    ['string_to_string', string, same],
    ['bool_to_string', bool, String],
    ['bytes_to_string', bytes, bytesToString],
    ['double_to_string', double, (value: number | CelDouble) => formatDouble(numberOf(value))],
    ['duration_to_string', duration, formatDuration],
    ['int64_to_string', int, String],
    ['timestamp_to_string', timestamp, formatTimestamp],
    ['uint64_to_string', uint, ({ value }: CelUint) => String(value)],
  ),
  conversion(
    'timestamp',
    timestamp,
    ['timestamp_to_timestamp', timestamp, same],
    ['int64_to_timestamp', int, (seconds: number | bigint) => timestampOf(Number(seconds), 0)],
    ['string_to_timestamp', string, parseTimestamp],
  ),
  conversion(
    'uint',
    uint,
    ['uint64_to_uint64', uint, same],
    ['double_to_uint64', double, doubleToUint],
    ['int64_to_uint64', int, (value: number | bigint) => uintOrOverflow(BigInt(value))],
    ['string_to_uint64', string, stringToUint],
  ),
  conversion('dyn', dyn, ['to_dyn', types.param('A'), same]),
  {
    name: 'type',
    overloads: [
      { id: 'type', params: [types.param('A')], result: types.typeOf(types.param('A')), evaluate: (value: Value) => typeOf(value) },
    ],
  },
]

/** Functions that are computed once when their argument is constant. */
export const CONVERSIONS: ReadonlySet<string> = new Set(conversions.map(({ name }) => name))
