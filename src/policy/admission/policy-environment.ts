import { type CelType, type Environment, authorizerType, jsonPatchLibrary, resourceCheckType, types } from '#cel/index.ts'
import { kubernetesEnvironment, mutationTypes } from '#resources/index.ts'
import { NAMESPACE, PolicyTypes, REQUEST, VARIABLES } from './policy-types.ts'

/** What an expression is for: patches have types of their own, messages no authorizer. */
export type Purpose = 'annotation' | 'applyConfiguration' | 'condition' | 'jsonPatch' | 'message' | 'variable'

/** Purposes that share an environment. */
type Kind = 'condition' | 'message' | 'patch' | 'variable'

const KINDS: Readonly<Record<Purpose, Kind>> = {
  annotation: 'condition',
  applyConfiguration: 'patch',
  condition: 'condition',
  jsonPatch: 'patch',
  message: 'message',
  variable: 'variable',
}

export type PolicyScopeOptions = {
  /** Whose rules an expression must keep to be accepted when it is new; where it is not there, all that any release runs. */
  readonly release?: string | undefined
  /** Gatekeeper shows params to variables alone. */
  readonly params: 'all' | 'none' | 'variables'
  readonly hasAuthorizer: boolean
}

/** The scope of a policy's expressions; those of one policy share its types, for a variable is seen by what follows it. */
export class PolicyScope {
  readonly #types = new PolicyTypes()
  readonly #options: PolicyScopeOptions
  readonly #environments = new Map<Kind, Environment>()

  constructor(options: PolicyScopeOptions) {
    this.#options = options
  }

  declare(variable: string, type: CelType): void {
    this.#types.declare(variable, type)
  }

  environment(purpose: Purpose): Environment {
    // Variables see what conditions see, but for Gatekeeper's.
    const kind = KINDS[purpose] === 'variable' && this.#options.params !== 'variables' ? 'condition' : KINDS[purpose]
    let known = this.#environments.get(kind)
    if (!known) this.#environments.set(kind, (known = this.#make(kind)))
    return known
  }

  #make(kind: Kind): Environment {
    const { release, params, hasAuthorizer } = this.#options
    const variables = {
      object: types.dyn,
      oldObject: types.dyn,
      request: REQUEST,
      namespaceObject: NAMESPACE,
      variables: VARIABLES,
      ...(params === 'all' || (params === 'variables' && kind === 'variable') ? { params: types.dyn } : {}),
      ...(hasAuthorizer && kind !== 'message' ? { authorizer: authorizerType, 'authorizer.requestResource': resourceCheckType } : {}),
    }
    const isPatch = kind === 'patch'
    return kubernetesEnvironment(release, {
      expressions: release === undefined ? 'stored' : 'new',
      libraries: isPatch ? [jsonPatchLibrary] : [],
      variables,
      types: isPatch ? mutationTypes(this.#types) : this.#types,
    })
  }
}
