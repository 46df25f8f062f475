export { check } from './checker.ts'
export type { Checked, Reference } from './checked.ts'
