export { aggregatesLibrary, includesLibrary } from './aggregates/index.ts'
export {
  type Access,
  type AccessAnswer,
  AccessCheck,
  type AccessQuestion,
  type AccessUser,
  Authorizer,
  authorizerLibrary,
  authorizerType,
  resourceCheckType,
  selectorsLibrary,
} from './authorizer/index.ts'
export { bindingsLibrary, blockLibrary } from './bindings/index.ts'
export { cidrLibrary } from './cidr/index.ts'
export { comprehensionsLibrary } from './comprehensions/index.ts'
export { encodersLibrary } from './encoders/index.ts'
export { findLibrary } from './find/index.ts'
export { formatLibrary } from './format/index.ts'
export { ipLibrary } from './ip/index.ts'
export { jsonPatchLibrary } from './json-patch/index.ts'
export { listsLibrary } from './lists/index.ts'
export { mathLibrary } from './math/index.ts'
export { optionalLibrary } from './optional/index.ts'
export { Quantity, quantityLibrary, quantityOf } from './quantity/index.ts'
export { regexLibrary } from './regex/index.ts'
export { semverLibrary } from './semver/index.ts'
export { setsLibrary } from './sets/index.ts'
export { standardLibrary } from './standard/index.ts'
export { firstFormatLibrary, stringsLibrary } from './strings/index.ts'
export { urlsLibrary } from './urls/index.ts'
