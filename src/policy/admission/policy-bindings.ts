import { type Access, AccessCheck, Authorizer, CelUnknown, type Bindings } from '#cel/index.ts'
import { type AdmissionRequest, requestValue } from './admission-request.ts'

const unknown = (name: string): CelUnknown => new CelUnknown([name])

/** Values of the variables of all policies' expressions, but for params. What nobody gave is an unknown that carries its name. */
export function requestBindings(request: AdmissionRequest, access: Access | undefined): Bindings {
  const { object, oldObject, namespaceObject, namespace } = request
  return {
    object,
    oldObject: oldObject === undefined ? unknown('oldObject') : oldObject,
    request: requestValue(request, unknown),
    namespaceObject: namespaceObject === undefined ? unknown(`namespace "${namespace}"`) : namespaceObject,
    ...authorizerBindings(request, access),
  }
}

/** `authorizer` asks for the user of the request; that is known where the user is. */
function authorizerBindings(request: AdmissionRequest, access: Access | undefined): Bindings {
  const { userInfo, resource, subResource, namespace, name } = request
  if (!access || !userInfo) {
    const missing = unknown(access ? 'request.userInfo' : 'authorizer')
    return { authorizer: missing, 'authorizer.requestResource': missing }
  }
  const authorizer = new Authorizer(access, { name: userInfo.username, groups: userInfo.groups ?? [] })
  const question = { group: resource.group, resource: resource.resource, subresource: subResource, namespace, name }
  return { authorizer, 'authorizer.requestResource': new AccessCheck(authorizer, question) }
}
