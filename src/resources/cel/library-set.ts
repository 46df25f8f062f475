import {
  type Library,
  aggregatesLibrary,
  authorizerLibrary,
  cidrLibrary,
  comprehensionsLibrary,
  findLibrary,
  firstFormatLibrary,
  formatLibrary,
  includesLibrary,
  ipLibrary,
  listsLibrary,
  optionalLibrary,
  quantityLibrary,
  selectorsLibrary,
  semverLibrary,
  setsLibrary,
  stringsLibrary,
  urlsLibrary,
} from '#cel/index.ts'
import { equalityLibrary, recosted } from './costs.ts'
import { type Release, isAtLeast } from './release.ts'

/** A library, or some functions of one, by the releases in which new expressions may use it. */
type Entry = {
  readonly library: Library
  /** Minor version of release 1.x in which the API server has it for stored expressions. */
  readonly since: number
  /** The first that no longer has it. */
  readonly until?: number
  /** All functions where it is not there. */
  readonly functions?: readonly string[]
}

const STRINGS = ['charAt', 'indexOf', 'join', 'lastIndexOf', 'lowerAscii', 'replace', 'split', 'substring', 'trim', 'upperAscii']

const strings = recosted(stringsLibrary)

/** What k8s.io/apiserver's pkg/cel/environment/base.go has, by release. */
const ENTRIES: readonly Entry[] = [
  { library: equalityLibrary, since: 0 },
  { library: urlsLibrary, since: 0 },
  { library: findLibrary, since: 0 },
  { library: aggregatesLibrary, since: 0 },
  { library: strings, since: 0, until: 29, functions: STRINGS },
  { library: strings, since: 29, functions: [...STRINGS, 'format', 'strings.quote'] },
  { library: authorizerLibrary, since: 27 },
  { library: firstFormatLibrary, since: 29 },
  { library: optionalLibrary, since: 28 },
  { library: quantityLibrary, since: 28 },
  { library: setsLibrary, since: 29 },
  { library: ipLibrary, since: 30 },
  { library: cidrLibrary, since: 30 },
  { library: formatLibrary, since: 31 },
  { library: selectorsLibrary, since: 31 },
  { library: comprehensionsLibrary, since: 32 },
  { library: semverLibrary, since: 33 },
  { library: listsLibrary, since: 34 },
  { library: includesLibrary, since: 37 },
]

function only(library: Library, names: readonly string[] | undefined): Library {
  if (!names) return library
  return { ...library, functions: (library.functions ?? []).filter(({ name }) => names.includes(name)) }
}

/** The libraries of a release. */
export const librariesOf = (release: Release): readonly Library[] =>
  ENTRIES.filter(({ since, until }) => isAtLeast(release, since) && (until === undefined || !isAtLeast(release, until))).map(
    ({ library, functions }) => only(library, functions),
  )
