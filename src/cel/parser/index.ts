export { DEFAULT_LIMITS, type ParserLimits, macroKey, parse, qualifiedName } from './parser.ts'
export { STANDARD_MACROS, type Variables, allOf, existsIn, existsOneIn, listOf, variableOf } from './macros.ts'
