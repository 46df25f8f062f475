import { CelObject, CelType } from '../../values/index.ts'

const typeNamed = (name: string): CelType => new CelType('struct', `kubernetes.authorization.${name}`)

export const authorizerType = typeNamed('Authorizer')
export const pathCheckType = typeNamed('PathCheck')
export const groupCheckType = typeNamed('GroupCheck')
export const resourceCheckType = typeNamed('ResourceCheck')
export const decisionType = typeNamed('Decision')

export type AccessUser = { readonly name: string; readonly groups: readonly string[] }

/** May a user do something with a path or a resource? */
export type AccessQuestion = {
  readonly user: AccessUser
  readonly verb: string
  /** Of what is no resource. */
  readonly path?: string
  readonly group?: string
  readonly resource?: string
  readonly subresource?: string
  readonly namespace?: string
  readonly name?: string
  /** As they were written; empty when there are none. */
  readonly fieldSelector?: string
  readonly labelSelector?: string
}

export type AccessAnswer = { readonly allowed: boolean; readonly reason: string; readonly error?: string }

/** Who decides; undefined when it cannot tell: what depends on it is then unknown. */
export type Access = (question: AccessQuestion) => AccessAnswer | undefined

/** What is passed on from call to call and is the same only as itself. */
abstract class Passed extends CelObject {
  equals(other: CelObject): boolean {
    return this === other
  }
}

/** A user and who decides on what the user may do. */
export class Authorizer extends Passed {
  readonly type = authorizerType
  readonly access: Access
  readonly user: AccessUser

  constructor(access: Access, user: AccessUser) {
    super()
    this.access = access
    this.user = user
    Object.freeze(this)
  }
}

export class GroupCheck extends Passed {
  readonly type = groupCheckType
  readonly authorizer: Authorizer
  readonly group: string

  constructor(authorizer: Authorizer, group: string) {
    super()
    this.authorizer = authorizer
    this.group = group
    Object.freeze(this)
  }
}

/** A question without its verb. */
type Open = Omit<AccessQuestion, 'verb' | 'user'>

export class AccessCheck extends Passed {
  readonly type: CelType
  readonly authorizer: Authorizer
  readonly question: Open

  constructor(authorizer: Authorizer, question: Open) {
    super()
    this.type = question.path === undefined ? resourceCheckType : pathCheckType
    this.authorizer = authorizer
    this.question = question
    Object.freeze(this)
  }

  with(more: Partial<Open>): AccessCheck {
    return new AccessCheck(this.authorizer, { ...this.question, ...more })
  }
}

export class Decision extends Passed {
  readonly type = decisionType
  readonly answer: AccessAnswer

  constructor(answer: AccessAnswer) {
    super()
    this.answer = answer
    Object.freeze(this)
  }
}
