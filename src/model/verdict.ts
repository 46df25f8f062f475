/** 0 allowed, 1 denied, 3 could not be assessed: the exit codes of every command; 2 is wrong use. */
export type Decision = 'allow' | 'warn' | 'deny' | 'undetermined'

export type Verdict = {
  readonly decision: Decision
  /** For people, most important first. */
  readonly reasons: readonly string[]
  /** What was judged by: each rule with the fingerprints of the findings that it caught. */
  readonly trace: readonly { readonly rule: string; readonly findings: readonly string[] }[]
}
