import { isSameCheck } from './check-names.ts'

/** A comment in a file by which another tool leaves a finding out. */
export type InlineComment = {
  /** The comment's own words, nothing else of the line. */
  readonly comment: string
  /** A day, as it stands there. */
  readonly until?: string
}

/** Where a finding is: the text of its line, of the line above it, and of the file's first line. */
export type CommentedPlace = { readonly line: string; readonly above?: string; readonly first?: string }

type Kind = 'secret' | 'hygiene'

type Marker = {
  /** What a line is searched for, however long it is. */
  readonly word: string
  readonly at: readonly (keyof CommentedPlace)[]
  readonly kinds: readonly Kind[]
  /** Begins at the word. The group `ids` holds the checks that are meant; without it all are. */
  readonly pattern: RegExp
  /** Checks of that tool that are about secrets: naming one of them is as good as naming none. */
  readonly secrets?: RegExp
}

/** Characters from the word on that are looked at: ids, a reason. */
const REACH = 400

const both: readonly Kind[] = ['secret', 'hygiene']

/** The peers' comments, as their documents have them. */
const MARKERS: readonly Marker[] = [
  { word: 'gitleaks:allow', at: ['line'], kinds: ['secret'], pattern: /^gitleaks:allow/ },
  { word: 'trufflehog:ignore', at: ['line'], kinds: ['secret'], pattern: /^trufflehog:ignore/ },
  { word: 'ggignore', at: ['line'], kinds: ['secret'], pattern: /^ggignore\b/ },
  { word: 'pragma: allowlist secret', at: ['line'], kinds: ['secret'], pattern: /^pragma: allowlist secret/ },
  { word: 'pragma: whitelist secret', at: ['line'], kinds: ['secret'], pattern: /^pragma: whitelist secret/ },
  { word: 'pragma: allowlist nextline secret', at: ['above'], kinds: ['secret'], pattern: /^pragma: allowlist nextline secret/ },
  {
    word: 'nosec',
    at: ['line'],
    kinds: ['secret'],
    pattern: /^nosec\b(?:[ :]{1,3}(?<ids>[BG]\d{3}(?:[ ,]{1,2}[BG]\d{3})*))?/,
    // Bandit's and gosec's checks for passwords in the code.
    secrets: /^(?:B10[5-7]|G101)$/,
  },
  {
    word: 'trivy:ignore:',
    at: ['line', 'above'],
    kinds: both,
    pattern: /^trivy:ignore:(?<ids>[\w*-]{1,80})(?:\[[^\]\s]{0,200}\])?(?::exp:(?<until>\d{4}-\d\d-\d\d))?/,
  },
  {
    word: 'tfsec:ignore:',
    at: ['line', 'above'],
    kinds: both,
    pattern: /^tfsec:ignore:(?<ids>[\w*-]{1,80})(?::exp:(?<until>\d{4}-\d\d-\d\d))?/,
  },
  {
    word: 'checkov:skip=',
    at: ['line', 'above'],
    kinds: both,
    pattern: /^checkov:skip=(?<ids>\w{1,40}(?:,\w{1,40})*)/,
    secrets: /^CKV_SECRET_\d{1,4}$/,
  },
  { word: 'kics-scan ignore-line', at: ['above'], kinds: both, pattern: /^kics-scan ignore-line/ },
  { word: 'kics-scan ignore', at: ['first'], kinds: both, pattern: /^kics-scan ignore(?![\w-])/ },
  { word: 'hadolint ignore=', at: ['above'], kinds: ['hygiene'], pattern: /^hadolint ignore=(?<ids>\w{1,20}(?: ?, ?\w{1,20})*)/ },
]

/** It stands in a comment of some language: behind `#`, `//`, `--`, `;`, `/*`, `<!--` or `REM`. */
const COMMENT = /(?:#|\/\/|--|;|\/\*|<!--|\brem\b).{0,200}$/i

/** Of the checks that a comment names those that are meant here; undefined when it names none and means all. */
function meantBy({ secrets }: Marker, ids: string | undefined, kind: Kind, names: readonly string[]): readonly string[] | undefined {
  return ids
    ?.split(/[ ,]+/)
    .filter((id) => id === '*' || (kind === 'secret' && secrets?.test(id)) || names.some((name) => isSameCheck(id, name)))
}

/** The marker with what is meant: what else stands in the list may be anything, a secret too. */
const shownAs = ({ word }: Marker, meant: readonly string[]): string => `${word}${/[=:]$/.test(word) ? '' : ' '}${meant.join(',')}`

function inText(marker: Marker, text: string, kind: Kind, names: readonly string[]): InlineComment | undefined {
  for (let at = text.indexOf(marker.word); at >= 0; at = text.indexOf(marker.word, at + marker.word.length)) {
    const match = marker.pattern.exec(text.slice(at, at + REACH))
    if (!match || !COMMENT.test(text.slice(Math.max(0, at - REACH), at))) continue
    const { ids, until } = match.groups ?? {}
    const meant = meantBy(marker, ids, kind, names)
    if (meant?.length === 0) continue
    return { comment: meant ? shownAs(marker, meant) : match[0], ...(until === undefined ? {} : { until }) }
  }
  return undefined
}

/** The comment that leaves a finding of these names (its id and aliases) out where it stands; undefined when there is none. */
export function inlineIgnore(kind: Kind, names: readonly string[], place: CommentedPlace): InlineComment | undefined {
  for (const marker of MARKERS) {
    if (!marker.kinds.includes(kind)) continue
    for (const where of marker.at) {
      const found = inText(marker, place[where] ?? '', kind, names)
      if (found) return found
    }
  }
  return undefined
}
