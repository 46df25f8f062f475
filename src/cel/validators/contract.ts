import type { Checked } from '../checker/index.ts'
import type { Problem } from '../errors.ts'

/** What is wrong with an expression whose types are right. */
export type Validator = (checked: Checked) => readonly Problem[]
