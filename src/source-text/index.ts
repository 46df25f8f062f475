export { type Position, positionOf } from './position.ts'
export { showPlace } from './diagnostic.ts'
