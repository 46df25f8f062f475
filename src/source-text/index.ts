export { showPlace } from './diagnostic.ts'
