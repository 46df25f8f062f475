export { type BaseFacts, assignOrigins } from './origin.ts'
export { type Case, decide } from './decide.ts'
