/** The operating system that a tree says it is: os-release(5) or an older file. */
export type Distribution = {
  /** os-release's ID: debian, ubuntu, alpine, rhel, rocky, amzn, opensuse-leap, wolfi … */
  readonly id: string
  /** os-release's VERSION_ID: `12`, `3.19.1`, `9.4`; empty for rolling releases. */
  readonly version: string
  /** os-release's VERSION_CODENAME where it stands: bookworm. */
  readonly codename?: string
  readonly like: readonly string[]
  readonly name?: string
}

/** How long a release is looked after, by the day; `undetermined` where nobody here knows. */
export type Support = {
  readonly status: 'supported' | 'ended' | 'undetermined'
  /** The last day of support for everybody. */
  readonly standard?: string
  /** The last day of a long-term team's work, which is free too (Debian LTS). */
  readonly longTerm?: string
  /** The last day of what has to be paid for or asked for (Debian ELTS, Ubuntu Pro). */
  readonly extended?: string
}
