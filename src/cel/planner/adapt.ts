import {
  CelFailure,
  type CelType,
  CelUint,
  type Outcome,
  type Value,
  doubleOf,
  isPlainMap,
  parseDuration,
  parseTimestamp,
} from '../values/index.ts'

type Adapt = (value: Outcome) => Outcome

/** Bytes that JSON has as base64. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

function adaptList(adapt: Adapt): Adapt {
  return (value) => (Array.isArray(value) ? value.map((item: Value) => adapt(item) as Value) : value)
}

function adaptMap(adapt: Adapt): Adapt {
  return (value) =>
    isPlainMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, adapt(item) as Value])) : value
}

/**
 * What JSON has for a value of a declared type, as that value: the number 2 of a double is 2.0, the text of a timestamp a timestamp. Undefined
 * where JSON and the language have the same.
 */
export function adapterOf(type: CelType): Adapt | undefined {
  switch (type.kind) {
    case 'double':
      return (value) => (typeof value === 'number' ? doubleOf(value) : value)
    case 'uint':
      return (value) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? new CelUint(BigInt(value)) : value)
    case 'timestamp':
      return (value) => (typeof value === 'string' ? parseTimestamp(value) : value)
    case 'duration':
      return (value) =>
        typeof value === 'string' ? (parseDuration(value) ?? new CelFailure(`invalid duration ${JSON.stringify(value)}`)) : value
    case 'bytes':
      return (value) => (typeof value === 'string' && BASE64.test(value) ? Uint8Array.from(Buffer.from(value, 'base64')) : value)
    case 'list': {
      const adapt = adapterOf(type.params[0]!)
      return adapt && adaptList(adapt)
    }
    case 'map': {
      const adapt = adapterOf(type.params[1]!)
      return adapt && adaptMap(adapt)
    }
    default:
      return undefined
  }
}
