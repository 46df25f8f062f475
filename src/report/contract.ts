import type { Result } from '#model/index.ts'

export type ReportOptions = {
  /** ANSI colours: only on a terminal without NO_COLOR. */
  readonly color: boolean
  /** Columns of the terminal; 100 when there is none. */
  readonly width: number
  /** Print every finding, not one screen of them. */
  readonly all: boolean
  /** Who speaks in formats that name an author; default plimsoll. */
  readonly author?: string
}

/** One way to write a result. */
export type Reporter = {
  /** The value of `--format`. */
  readonly id: string
  readonly about: string
  /** Pure; the same result gives the same bytes. The text ends with a newline. */
  readonly write: (result: Result, options: ReportOptions) => string
  /** The same of several results, in their order; absent where the format has one subject. */
  readonly writeSeveral?: (results: readonly Result[], options: ReportOptions) => string
}
