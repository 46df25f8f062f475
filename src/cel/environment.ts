import type { Ast } from './ast/index.ts'
import { type Checked, check } from './checker/index.ts'
import type { Declarations } from './declarations.ts'
import { CelError } from './errors.ts'
import { Program } from './evaluator/program.ts'
import type { Constant, Library, Macro, Overload, TypeProvider } from './library.ts'
import { mixedComparison, standardLibrary } from './libraries/standard/index.ts'
import { DEFAULT_LIMITS, type ParserLimits, STANDARD_MACROS, macroKey, parse } from './parser/index.ts'
import type { Validator } from './validators/index.ts'
import type { CelType } from './values/index.ts'

export type EnvironmentOptions = {
  /** Beside the standard one. */
  readonly libraries?: readonly Library[]
  readonly variables?: { readonly [name: string]: CelType }
  readonly types?: TypeProvider
  /** The namespace in which names are looked up first, such as `google.protobuf`. */
  readonly container?: string
  /** Lets the checker accept `1 < 2.5`. */
  readonly crossTypeNumericComparisons?: boolean
  /** Elements of a literal have one type, or that is an error. */
  readonly homogeneousLiterals?: boolean
  /** A literal that is no duration, timestamp or pattern where one is asked for is an error of the checker. */
  readonly validateLiterals?: boolean
  /** Looked for in expressions whose types are right. */
  readonly validators?: readonly Validator[]
  /** Fields in backquotes, such as a.`b-c`; true when it is not there. */
  readonly escapedFields?: boolean
  readonly limits?: Partial<ParserLimits>
}

export type ProgramOptions = {
  /** True when it is not there: what is constant costs nothing, as in the API server. */
  readonly foldConstants?: boolean
  /** True when it is not there. The API server has false. */
  readonly presenceTestHasCost?: boolean
}

function functionsOf(libraries: readonly Library[], mixed: boolean): ReadonlyMap<string, readonly Overload[]> {
  const functions = new Map<string, readonly Overload[]>()
  const all = [...libraries.flatMap((library) => library.functions ?? []), ...(mixed ? mixedComparison : [])]
  for (const { name, overloads } of all) {
    const known = functions.get(name) ?? []
    const added = new Set(overloads.map(({ id }) => id))
    functions.set(name, [...known.filter(({ id }) => !added.has(id)), ...overloads])
  }
  return functions
}

function macrosOf(libraries: readonly Library[]): ReadonlyMap<string, Macro> {
  const all = [...STANDARD_MACROS, ...libraries.flatMap((library) => library.macros ?? [])]
  return new Map(all.map((macro) => [macroKey(macro.name, macro.args ?? '*', macro.member), macro]))
}

/** What expressions may name, and how they are parsed, checked and run. A library that comes later replaces overloads of the same id. */
export class Environment {
  readonly #declarations: Declarations
  readonly #macros: ReadonlyMap<string, Macro>
  readonly #optionalSyntax: boolean
  readonly #escapedFields: boolean
  readonly #limits: ParserLimits
  readonly #literals: { readonly homogeneousLiterals: boolean; readonly validateLiterals: boolean }
  readonly #validators: readonly Validator[]

  constructor(options: EnvironmentOptions) {
    const {
      libraries: more = [],
      variables = {},
      types,
      container = '',
      crossTypeNumericComparisons = true,
      homogeneousLiterals = false,
      validateLiterals = false,
    } = options
    const libraries = [standardLibrary, ...more]
    this.#declarations = {
      variables: new Map(Object.entries(variables)),
      constants: new Map(libraries.flatMap(({ constants = {} }): [string, Constant][] => Object.entries(constants))),
      functions: functionsOf(libraries, crossTypeNumericComparisons),
      types: new Map(libraries.flatMap((library) => library.types ?? []).map((type) => [type.name, type])),
      provider: types,
      container,
    }
    this.#macros = macrosOf(libraries)
    this.#optionalSyntax = libraries.some(({ optionalSyntax = false }) => optionalSyntax)
    this.#escapedFields = options.escapedFields ?? true
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.#literals = { homogeneousLiterals, validateLiterals }
    this.#validators = options.validators ?? []
  }

  /** @throws CelError with all that is wrong. */
  parse(source: string): Ast {
    return parse(source, {
      macros: this.#macros,
      optionalSyntax: this.#optionalSyntax,
      escapedFields: this.#escapedFields,
      limits: this.#limits,
    })
  }

  /** @throws CelError with all that does not fit. */
  check(ast: Ast): Checked {
    const checked = check(ast, this.#declarations, this.#literals)
    const problems = this.#validators.flatMap((validate) => validate(checked))
    if (problems.length > 0) throw new CelError('type', ast.source, problems)
    return checked
  }

  /** Parsed and checked. @throws CelError */
  compile(source: string): Checked {
    return this.check(this.parse(source))
  }

  /** Of a checked expression, or of one that is only parsed: then types are found out when it runs. */
  program(expression: Ast | Checked, { foldConstants = true, presenceTestHasCost = true }: ProgramOptions = {}): Program {
    const checked = 'ast' in expression ? expression : undefined
    const ast = 'ast' in expression ? expression.ast : expression
    return new Program(ast, checked, this.#declarations, { foldConstants, presenceTestHasCost })
  }
}

export const environment = (options: EnvironmentOptions = {}): Environment => new Environment(options)
