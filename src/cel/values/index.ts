export { formatDouble, formatValue } from './format.ts'
export { type Outcome, type Value } from './value.ts'
export { CelDuration, durationOf, formatDuration, parseDuration } from './duration.ts'
export { CelFailure, CelUnknown, isFault, mergeUnknowns, noSuchOverload } from './failure.ts'
export { CelMap, MapBuilder, type PlainMap, isPlainMap, mapOf } from './map.ts'
export {
  CelDouble,
  CelUint,
  compareNumbers,
  doubleOf,
  intOf,
  intOrOverflow,
  isDouble,
  isInt,
  isNumeric,
  numberOf,
  parseInteger,
  uintOrOverflow,
} from './numbers.ts'
export { CelObject } from './object.ts'
export { CelOptional } from './optional.ts'
export { CelTimestamp, addDuration, formatTimestamp, parseTimestamp, timeBetween, timestampOf } from './timestamp.ts'
export { CelType, type TypeKind, formatType, hasParams, isOptionalType, sameType, types } from './type.ts'
export { compare } from './compare.ts'
export { costSize, countCodePoints, sizeOf } from './size.ts'
export { equals } from './equals.ts'
export { typeOf } from './type-of.ts'
