import {
  type CelType,
  type Environment,
  type Library,
  type ProgramOptions,
  type TypeProvider,
  type Validator,
  environment,
  formatValidator,
  homogeneousValidator,
  jsonPatchLibrary,
  literalsValidator,
} from '#cel/index.ts'
import { librariesOf } from './library-set.ts'
import { mutationTypes } from './mutation-types.ts'
import { NEWEST, type Release, isAtLeast, parseRelease } from './release.ts'

export type KubernetesEnvironmentOptions = {
  /**
   * `new`, when it is not there: what the API server accepts of an object that is created now. It takes only what the release before knew as well,
   * so that it can be rolled back. `stored` is all that the release itself runs.
   */
  readonly expressions?: 'new' | 'stored'
  /** Beside those of the release: what expressions of one place alone may use. */
  readonly libraries?: readonly Library[]
  readonly variables?: { readonly [name: string]: CelType }
  readonly types?: TypeProvider
  /** `Object{…}` and `JSONPatch{…}`, as mutating policies have them. */
  readonly patches?: boolean
}

/** How the API server runs programs: constants are folded, and has() costs nothing. */
export const KUBERNETES_PROGRAM: Required<ProgramOptions> = Object.freeze({ foldConstants: true, presenceTestHasCost: false })

/** Units of cost at run time, as k8s.io/apiserver's pkg/apis/cel/config.go has them. */
export const COST_LIMITS = Object.freeze({
  /** Of one expression. */
  call: 1_000_000,
  /** Of all expressions of a policy with one binding for one object. */
  policy: 10_000_000,
  /** Of all match conditions for one object. */
  matchConditions: 2_500_000,
})

/** What an API server of a release knows where the expression may use only so much. */
function knownTo(release: string, expressions: 'new' | 'stored'): Release {
  const parsed = parseRelease(release)
  if (!parsed) throw new RangeError(`no release "${release}" with expressions; there are 1.22 to 1.${NEWEST}`)
  return { minor: expressions === 'new' ? parsed.minor - 1 : parsed.minor }
}

/** What is looked for beside types; what was accepted before release 1.29 was not looked at so closely. */
const validatorsOf = (release: Release): readonly Validator[] =>
  isAtLeast(release, 29) ? [literalsValidator, formatValidator, homogeneousValidator(['format'])] : [homogeneousValidator([])]

/** The environment of expressions in the API server of a release, such as `1.30`. @throws RangeError for what is none */
export function kubernetesEnvironment(release = `1.${NEWEST}`, options: KubernetesEnvironmentOptions = {}): Environment {
  const { expressions = 'new', libraries = [], variables = {}, patches = false } = options
  const known = knownTo(release, expressions)
  const types = patches ? mutationTypes(options.types) : options.types
  return environment({
    libraries: [...librariesOf(known), ...(patches ? [jsonPatchLibrary] : []), ...libraries],
    variables,
    ...(types ? { types } : {}),
    crossTypeNumericComparisons: isAtLeast(known, 28),
    validators: validatorsOf(known),
  })
}
