export type { ReportOptions, Reporter } from './contract.ts'
export { reporter, reporters } from './registry.ts'
export { type Explanation, explainFinding } from './explain.ts'
export { ResultSchema } from './result-schema.ts'
