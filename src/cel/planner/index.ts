export { Cancelled, Frame } from './frame.ts'
export { type Plan, type PlanOptions, plan } from './planner.ts'
export { parsePattern } from './unknown.ts'
