/** How bad a finding is. `unknown` means that nobody has said, which is not the same as harmless. */
export const severities = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const
export type Severity = (typeof severities)[number]

/** 0 is worst. */
export const severityRank = (severity: Severity): number => severities.indexOf(severity)

/** Whether `severity` is `threshold` or worse; `unknown` reaches no threshold but its own. */
export const reaches = (severity: Severity, threshold: Severity): boolean => severityRank(severity) <= severityRank(threshold)
