export type { ReportOptions, Reporter } from './contract.ts'
export { reporter, reporters } from './registry.ts'
