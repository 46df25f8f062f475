import {
  CelDouble,
  CelDuration,
  CelMap,
  CelObject,
  CelOptional,
  CelTimestamp,
  CelType,
  CelUint,
  type Value,
  formatType,
  typeOf,
} from '#cel/index.ts'
import { PartialObject } from '#resources/index.ts'

/** What cannot be written as JSON. */
export class NoJson extends Error {}

/** Parts that are written in all: lists within lists may stand for many more than there are. */
const MOST = 500_000

type Count = { left: number }

function entriesOf(value: object): Iterable<readonly [string, Value]> {
  if (value instanceof PartialObject) return Object.entries(value.fields)
  if (!(value instanceof CelMap)) return Object.entries(value as { readonly [key: string]: Value })
  return Array.from(value.entries(), ([key, item]) => {
    if (typeof key !== 'string') throw new NoJson(`map key is of type ${formatType(typeOf(key))}, not string`)
    return [key, item] as const
  })
}

const isNoJson = (value: object): boolean =>
  value instanceof CelType ||
  value instanceof CelTimestamp ||
  value instanceof CelDuration ||
  (value instanceof CelObject && !(value instanceof PartialObject))

function write(value: Value, count: Count): unknown {
  if (--count.left < 0) throw new NoJson('more values than a patch may have')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: Value) => write(item, count))
  if (value instanceof CelDouble || value instanceof CelUint) return Number(value.value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (value instanceof CelOptional) return value.value === undefined ? null : write(value.value, count)
  if (isNoJson(value)) throw new NoJson(`a value of type ${formatType(typeOf(value))} is no JSON`)
  return Object.fromEntries(Array.from(entriesOf(value), ([key, item]) => [key, write(item, count)]))
}

/** A value of an expression as plain JSON. @throws NoJson */
export const jsonOf = (value: Value): unknown => write(value, { left: MOST })
