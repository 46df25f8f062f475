import { type CelType, type Environment, authorizerType, jsonPatchLibrary, resourceCheckType, types } from '#cel/index.ts'
import { kubernetesEnvironment, mutationTypes } from '#resources/index.ts'
import { NAMESPACE, PolicyTypes, REQUEST, VARIABLES } from './policy-types.ts'

/** What an expression is for: patches have types of their own, messages no authorizer. */
export type Purpose = 'annotation' | 'applyConfiguration' | 'condition' | 'jsonPatch' | 'message' | 'variable'

const PURPOSES: Readonly<Record<Purpose, 'all' | 'message' | 'patch'>> = {
  annotation: 'all',
  applyConfiguration: 'patch',
  condition: 'all',
  jsonPatch: 'patch',
  message: 'message',
  variable: 'all',
}

export type PolicyScopeOptions = {
  /** Whose rules an expression must keep to be accepted when it is new; where it is not there, all that any release runs. */
  readonly release?: string | undefined
  readonly hasParams: boolean
  readonly hasAuthorizer: boolean
}

/** The scope of a policy's expressions; those of one policy share its types, for a variable is seen by what follows it. */
export class PolicyScope {
  readonly #types = new PolicyTypes()
  readonly #options: PolicyScopeOptions
  readonly #environments = new Map<string, Environment>()

  constructor(options: PolicyScopeOptions) {
    this.#options = options
  }

  declare(variable: string, type: CelType): void {
    this.#types.declare(variable, type)
  }

  environment(purpose: Purpose): Environment {
    const kind = PURPOSES[purpose]
    let known = this.#environments.get(kind)
    if (!known) this.#environments.set(kind, (known = this.#make(kind)))
    return known
  }

  #make(kind: (typeof PURPOSES)[Purpose]): Environment {
    const { release, hasParams, hasAuthorizer } = this.#options
    const variables = {
      object: types.dyn,
      oldObject: types.dyn,
      request: REQUEST,
      namespaceObject: NAMESPACE,
      variables: VARIABLES,
      ...(hasParams ? { params: types.dyn } : {}),
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
