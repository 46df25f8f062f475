export { checkName } from './check-names.ts'
export { showPlace } from './diagnostic.ts'
export { type CommentedPlace, type InlineComment, inlineIgnore } from './inline-ignore.ts'
export { offsetInYaml } from './yaml-places.ts'
