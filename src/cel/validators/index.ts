export type { Validator } from './contract.ts'
export { formatValidator } from './format.ts'
export { homogeneousValidator } from './homogeneous.ts'
export { literalsValidator } from './literals.ts'
