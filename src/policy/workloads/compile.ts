import {
  CelError,
  type Environment,
  type Program,
  comprehensionsLibrary,
  encodersLibrary,
  environment,
  listsLibrary,
  mathLibrary,
  optionalLibrary,
  regexLibrary,
  setsLibrary,
  stringsLibrary,
  types,
} from '#cel/index.ts'
import { PolicyError } from '../policy-error.ts'
import type { WorkloadControl } from './contract.ts'
import { parsePath } from './field-path.ts'

/** What a control is tried on within one object, one by one: `steps` lead there from `root`, `*` is every element. */
export type Each = { readonly root: 'containers' | 'object' | 'pod'; readonly steps: readonly (string | number)[]; readonly as: string }

export type CompiledControl = {
  readonly control: WorkloadControl
  readonly each: Each | undefined
  readonly when: Program | undefined
  readonly variables: readonly { readonly name: string; readonly program: Program }[]
  readonly expression: Program
  readonly message: Program | undefined
  readonly field: readonly (string | number)[]
}

const SHARED = [
  'containers',
  'inventory',
  'namespaceObject',
  'neighbours',
  'object',
  'oldObject',
  'params',
  'pod',
  'request',
  'variables',
] as const

const libraries = [
  comprehensionsLibrary,
  encodersLibrary,
  listsLibrary,
  mathLibrary,
  optionalLibrary,
  regexLibrary,
  setsLibrary,
  stringsLibrary,
]

/** Facts have no declared types: they are what manifests have. An environment is made once for each name of an element. */
const environments = new Map<string, Environment>()

function environmentFor(names: readonly string[]): Environment {
  const key = names.join(' ')
  let known = environments.get(key)
  if (!known) {
    const variables = Object.fromEntries([...SHARED, ...names].map((name) => [name, types.dyn]))
    environments.set(key, (known = environment({ libraries, variables })))
  }
  return known
}

/** `containers.ports as port`, `pod.spec.volumes as volume`. */
function parseEach(text: string): Each {
  const [path = '', as = 'container'] = text.split(' as ')
  const [root, ...steps] = parsePath(path)
  return { root: root as Each['root'], steps, as }
}

/** @throws PolicyError that says which expression of which control, and shows where in it */
export function compileControl(control: WorkloadControl): CompiledControl {
  const each = control.each === undefined ? undefined : parseEach(control.each)
  const names = each ? [...new Set([each.as, ...(each.root === 'containers' ? ['container'] : [])])] : []
  const scope = environmentFor(names.toSorted())
  const compile = (what: string, source: string): Program => {
    try {
      return scope.program(scope.compile(source))
    } catch (cause) {
      if (!(cause instanceof CelError)) throw cause
      throw new PolicyError('expression', `compile ${what} of control "${control.id}": ${cause.message}`, { cause })
    }
  }
  return {
    control,
    each,
    when: control.when === undefined ? undefined : compile('when', control.when),
    variables: control.variables.map(({ name, expression }) => ({ name, program: compile(`variable "${name}"`, expression) })),
    expression: compile('expression', control.expression),
    message: control.messageExpression === undefined ? undefined : compile('messageExpression', control.messageExpression),
    field: control.field === undefined ? [] : parsePath(control.field),
  }
}
