export type { Ast, Node, NodeMaker } from './ast/index.ts'
export type { Checked } from './checker/index.ts'
export { type EstimateOptions, estimateCost } from './cost/estimate.ts'
export type { Range } from './cost/range.ts'
export { traversal } from './cost/units.ts'
export { CelError, type Diagnostic } from './errors.ts'
export { print } from './printer/print.ts'
export { Environment, type EnvironmentOptions, type ProgramOptions, environment } from './environment.ts'
export type { Bindings, EvaluateOptions, Observation, Program, Result } from './evaluator/program.ts'
export type { ArgumentEstimate, CelFunction, Constant, Library, Macro, Overload, OverloadCost, TypeProvider } from './library.ts'
export {
  CelDouble,
  CelDuration,
  CelFailure,
  CelMap,
  CelObject,
  CelOptional,
  CelTimestamp,
  CelType,
  CelUint,
  CelUnknown,
  type Outcome,
  type TypeKind,
  type Value,
  compare,
  costSize,
  doubleOf,
  equals,
  formatType,
  isDouble,
  isFault,
  isInt,
  isNumeric,
  mapOf,
  numberOf,
  sizeOf,
  typeOf,
  types,
} from './values/index.ts'
export {
  type Access,
  type AccessAnswer,
  AccessCheck,
  type AccessQuestion,
  type AccessUser,
  Authorizer,
  Quantity,
  aggregatesLibrary,
  authorizerLibrary,
  authorizerType,
  bindingsLibrary,
  blockLibrary,
  cidrLibrary,
  comprehensionsLibrary,
  encodersLibrary,
  findLibrary,
  firstFormatLibrary,
  formatLibrary,
  includesLibrary,
  ipLibrary,
  jsonPatchLibrary,
  listsLibrary,
  mathLibrary,
  optionalLibrary,
  quantityLibrary,
  quantityOf,
  regexLibrary,
  resourceCheckType,
  selectorsLibrary,
  semverLibrary,
  setsLibrary,
  standardLibrary,
  stringsLibrary,
  urlsLibrary,
} from './libraries/index.ts'
export { type Validator, formatValidator, homogeneousValidator, literalsValidator } from './validators/index.ts'
