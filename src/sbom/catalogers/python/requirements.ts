import { KiB, MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { type Locked, type Need, lockCataloger, lockedPackages } from './lock.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'
import { readRequirement } from './requirement.ts'

/** A line of a requirements file, its comments apart: pip-compile and uv write there who needs it. */
type Line = { readonly text: string; readonly via: readonly string[] }

/** A joined line; one with a hundred hashes has 10 KiB. */
const LINE = 256 * KiB

/** As pip decodes it: by its byte order mark (PowerShell's `>` writes UTF-16), else UTF-8. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be').decode(bytes) : textOf(bytes)
}

/** `# via flask`, `# via -r requirements.in`, or a name a line below `# via`. */
const viaNames = (comment: string): string[] =>
  comment
    .replace(/^\s*#\s*(?:via\b)?/, '')
    .split(',')
    .flatMap((one) => {
      const name = /^\s*([A-Za-z0-9][\w.-]{0,200})(?:\s*\([^)]{0,200}\))?\s*$/.exec(one)?.[1]
      return name === undefined ? [] : [normalName(name)]
    })

/** Lines that a backslash joins (pip, "Requirements File Format"), each with the names in the comments that follow it. */
function* logicalLines(content: string): Generator<Line> {
  let joined = ''
  let current: { text: string; via: string[] } | undefined
  let isVia = false
  for (const line of content.split(/\r\n|\r|\n/)) {
    if (joined.length + line.length > LINE) throw new ParseError('too-large', `a line longer than ${LINE} characters`)
    const isComment = joined === '' && /^\s*#/.test(line)
    if (isComment) {
      isVia = current !== undefined && /^\s/.test(line) && (isVia || /^\s*#\s*via\b/.test(line))
      if (isVia) current!.via.push(...viaNames(line))
      continue
    }
    if (line.endsWith('\\') && !/(?:^|\s)#/.test(line)) {
      joined += line.slice(0, -1)
      continue
    }
    const [text, comment] = splitComment(joined + line)
    joined = ''
    if (text === '' && comment === undefined) continue
    if (current) yield current
    isVia = comment !== undefined && /^#\s*via\b/.test(comment)
    current = { text, via: isVia ? viaNames(comment!) : [] }
  }
  if (current) yield current
  if (joined.trim() !== '') yield { text: joined.trim(), via: [] }
}

function splitComment(line: string): readonly [string, string | undefined] {
  const at = /(?:^|\s)#/.exec(line)
  return at ? [line.slice(0, at.index).trim(), line.slice(at.index).trim()] : [line.trim(), undefined]
}

const VCS = /^(git|hg|svn|bzr)\+(.{1,2000})$/
/** `…/requests-2.25.0-py2.py3-none-any.whl`, `…/requests-2.25.0.tar.gz` (PEP 427, PEP 625). */
const ARCHIVE =
  /(?:^|\/)([A-Za-z0-9][\w.]{0,200}?(?:-[A-Za-z][\w.]{0,100}){0,10})-(\d[\w.!+]{0,100})(?:(?:-[\w.]{1,100}){3,4}\.whl|\.tar\.gz|\.zip|\.tgz)$/

/** What stands behind an `@`, or alone on a line. `name` is the one that the line gives, if it does. */
function fromAddress(address: string, name: string | undefined): Locked | undefined {
  const [url = '', fragment = ''] = address.split('#', 2)
  const egg = /(?:^|&)egg=([A-Za-z0-9][\w.-]{0,200})/.exec(fragment)?.[1]
  const vcs = VCS.exec(url)
  if (vcs) {
    const named = name ?? egg
    if (named === undefined) return undefined
    const at = vcs[2]!.lastIndexOf('@')
    const hasCommit = at > vcs[2]!.lastIndexOf('/') || (at > 0 && vcs[2]!.slice(0, at).endsWith('.git'))
    const [plain, commit] = hasCommit ? [vcs[2]!.slice(0, at), vcs[2]!.slice(at + 1)] : [vcs[2]!, undefined]
    return { name: normalName(named), version: '', needs: [], qualifiers: vcsQualifier(vcs[1]!, plain, commit) }
  }
  const archive = ARCHIVE.exec(url.split('?', 1)[0]!)
  const named = name ?? archive?.[1] ?? egg
  return named === undefined || !archive
    ? undefined
    : { name: normalName(named), version: archive[2]!, needs: [], qualifiers: downloadQualifier(url) }
}

/** Options of one requirement: `--hash=sha256:…`, `--config-settings`, `--global-option`. */
const withoutOptions = (text: string): string => {
  const at = text.search(/\s--?[a-z]/)
  return at < 0 ? text : text.slice(0, at)
}

/** A version that is pinned; a range names none. */
function fromLine(text: string): Locked | 'unpinned' | undefined {
  // `name == 1.0 @ git+https://…` is no requirement to pip, and stands in files all the same.
  const plain = withoutOptions(text).replace(/^([^@;]{1,300}={2,3}[^@;]{1,100}) @ .*$/, '$1')
  const requirement = readRequirement(plain)
  if (!requirement) return fromAddress(plain.replace(/ ;.*$/, ''), undefined) ?? (/^[.\w/-]+[\\/]/.test(plain) ? undefined : 'unpinned')
  if (requirement.url !== undefined) return fromAddress(requirement.url, requirement.name) ?? 'unpinned'
  const pinned = /^={2,3}\s*([A-Za-z0-9][\w.!+-]{0,100})$/.exec(requirement.specifier)?.[1]
  return pinned === undefined ? 'unpinned' : { name: requirement.name, version: pinned, needs: [] }
}

const PATHS = ['**/*requirements*.txt', '**/requirements/*.txt', '**/requirements.lock', '**/requirements.pip']
const isOurs = (name: string): boolean =>
  /requirements[^/]*\.txt$|(?:^|\/)requirements\/[^/]+\.txt$|(?:^|\/)requirements\.(?:lock|pip)$/.test(name)
/** By name: `requirements-dev.txt`, `test-requirements.txt`. */
const isDevelopment = (path: string): boolean =>
  /(?:^|[-_./])(?:dev|test|tests|lint|docs)(?:[-_.]|$)/i.test(path.slice(path.lastIndexOf('/') + 1))

/** pip-compile names who needs a package, a lock's edge who is needed. */
function withEdges(rows: readonly { readonly locked: Locked; readonly via: readonly string[] }[]): Locked[] {
  const needs = new Map<string, Set<string>>()
  for (const { locked, via } of rows)
    for (const parent of via) {
      const known = needs.get(parent)
      if (known) known.add(locked.name)
      else needs.set(parent, new Set([locked.name]))
    }
  const needsOf = new Map([...needs].map(([parent, names]) => [parent, [...names].map((name): Need => ({ name }))]))
  return rows.map(({ locked }) => ({ ...locked, needs: needsOf.get(locked.name) ?? [] }))
}

function* parse(file: FoundFile): Generator<Found> {
  if (isDevelopment(file.path)) return
  const rows: { locked: Locked; via: readonly string[] }[] = []
  const unpinned: string[] = []
  for (const { text, via } of logicalLines(decoded(file.bytes))) {
    const included = /^(?:-r\s*|--requirement[\s=]\s*)(\S.{0,1000})$/.exec(text)?.[1]
    if (included !== undefined && !isOurs(included) && !file.path.includes('requirements/'))
      yield { kind: 'unknown', reason: `includes "${included}", which is not read: its name is none of a requirements file` }
    // Editable ones are the user's own; other options are about where to install from.
    const plain = text.replace(/^(?:-e\s*|--editable[\s=]\s*)(?=(?:git|hg|svn|bzr)\+)/, '')
    if (plain === '' || plain.startsWith('-')) continue
    const locked = fromLine(plain)
    if (locked === 'unpinned') unpinned.push(plain)
    else if (locked) rows.push({ locked, via })
  }
  yield* lockedPackages(withEdges(rows))
  if (unpinned.length > 0)
    yield { kind: 'unknown', reason: `${unpinned.length} of its requirements name no version, the first "${unpinned[0]!.slice(0, 80)}"` }
}

export const requirements: Cataloger = lockCataloger(
  'python-requirements',
  PATHS,
  'Pinned requirements (== and ===), addresses of archives that have a version in their name, Git ones without; edges where pip-compile or uv noted them. A range names no version, and an installed tree says more. Files for development and tests are left out by name.',
  parse,
  4 * MiB,
)
