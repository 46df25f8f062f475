export { type Case, decide } from './decide.ts'
