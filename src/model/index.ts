export { type Severity, reaches, severities, severityRank } from './severity.ts'
export type { Evidence, Location, Package, SourcePackage } from './package.ts'
export { debianReleases } from './debian-releases.ts'
export type { Distribution, Support } from './distribution.ts'
export type { Advisory, Affected, EcosystemInfo, FeedCoverage, FixState, NotAffected, Range, RangeEvent, SourceInfo } from './advisory.ts'
export type { Coverage, Unknown } from './coverage.ts'
export {
  findingKinds,
  isExploited,
  isVulnerability,
  type ControlFinding,
  type Dissent,
  type ExceptionNote,
  type ExceptionUse,
  type Exposure,
  type Finding,
  type FindingKind,
  type FindingStatus,
  type HygieneFinding,
  type InlineIgnore,
  type MatchReason,
  type Origin,
  type PolicyAction,
  type Remediation,
  type ResourceName,
  type SecretFinding,
  type VexUse,
  type VulnerabilityFinding,
} from './finding.ts'
export type { BaseImage, RecordedBase } from './base-image.ts'
export type { HistoryEntry, ImageConfig } from './image-config.ts'
export {
  type AccountFact,
  type AccountFacts,
  type CommandFact,
  type ConfigFacts,
  type FactArea,
  type FactGap,
  type FileCount,
  type FileFact,
  type FileNote,
  type GroupFact,
  type HistoryFact,
  type ImageFacts,
  type PasswordState,
  type ValueShape,
  type VariableFact,
  factAreas,
  fileNotes,
} from './image-facts.ts'
export type { Decision, Verdict } from './verdict.ts'
export type { Subject } from './subject.ts'
export type { Gone, Inputs, JudgeSettings, Result, Results } from './result.ts'
export type { UnusedVex } from './vex.ts'
export { type Purl, PurlError, formatPurl, parsePurl } from './purl.ts'
