export { type RegoBundle, readBundle } from './bundle/read-bundle.ts'
export { type CombinedDocument, combine, judgeAsConftest } from './conftest.ts'
export { type Rego, type RegoOptions, openRego } from './engine/open-rego.ts'
