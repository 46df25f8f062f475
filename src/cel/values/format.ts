import { CelUint, isDouble, numberOf } from './numbers.ts'
import { CelType } from './type.ts'
import { typeOf } from './type-of.ts'
import { CelDuration, formatDuration } from './duration.ts'
import { CelTimestamp, formatTimestamp } from './timestamp.ts'
import type { Value } from './value.ts'

/**
 * A double as Go writes it, the shortest digits that read back: `1.5`, `1e+06`, `-0`, `+Inf`. An exponent is written below -4 and from
 * `from` on: 6 for `%g`, which string() uses, 21 for `%v`.
 */
export function formatDouble(value: number, from = 6): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power < -4 || power >= from) return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  return String(value)
}

/** A key or simple value as it stands in a message. */
export function formatValue(value: Value): string {
  if (value === null) return 'null'
  if (isDouble(value)) return formatDouble(numberOf(value), 21)
  if (value instanceof CelUint) return String(value.value)
  if (value instanceof CelType) return value.name
  if (value instanceof CelTimestamp) return formatTimestamp(value)
  if (value instanceof CelDuration) return formatDuration(value)
  return typeof value === 'object' ? typeOf(value).name : String(value)
}
