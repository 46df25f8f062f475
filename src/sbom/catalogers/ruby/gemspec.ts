import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { pickVersion } from './version.ts'

/** The value of `s.name = …` on one line: RubyGems writes an installed gem's specification so. */
const assigned = (text: string, field: string): string | undefined =>
  new RegExp(`^\\s{1,8}s\\.${field}\\s?=\\s?(.{1,2000})$`, 'm').exec(text)?.[1]

const QUOTED = /"((?:[^"\\]|\\.){0,300})"|'([^']{0,300})'|%q[{<]([^}>]{0,300})[}>]/g

/** Quoted texts of a value: `"rails".freeze`, `["MIT".freeze, "Ruby"]`, `%q{rack}` of RubyGems before 1.8. */
const textsIn = (value: string | undefined): string[] =>
  [...(value ?? '').matchAll(QUOTED)].map(
    (match) => match[1]?.replace(/\\u([0-9A-F]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) ?? match[2] ?? match[3]!,
  )

/** Calls of one kind, each with a name and a list of ranges. */
const DEPENDENCY = /^\s{1,8}s\.(add_\w{1,30})\(\s?(?:%q<([^>]{1,200})>|["']([^"']{1,200})["'])(?:\.freeze)?(?:,\s?(.{0,500}))?\)$/gm
/** Past it a specification was made to hurt. */
const DEPENDENCIES = 10_000

/**
 * Names and ranges of what it needs to run. Specifications that RubyGems before 3.5 wrote ask whether runtime and development can be
 * told apart, and say all once more without telling, for the oldest.
 */
function rangesOf(text: string): Map<string, string> {
  const isTold = /respond_to\?[ (]:add_runtime_dependency/.test(text)
  const ranges = new Map<string, string>()
  for (const [, verb, quoted, plain, range] of text.matchAll(DEPENDENCY)) {
    if (verb !== 'add_runtime_dependency' && (isTold || verb !== 'add_dependency')) continue
    ranges.set((quoted ?? plain)!, textsIn(range).join(','))
    if (ranges.size >= DEPENDENCIES) break
  }
  return ranges
}

function* parse(file: FoundFile): Generator<Found> {
  const text = textOf(file.bytes)
  // Of a Git checkout Bundler writes those out that it uses (its glob is `{,*,*/*}.gemspec`); others are for the gem's own tests.
  if (!file.path.includes('specifications/') && !/^\s{1,8}s\.rubygems_version\s?=/m.test(text)) return
  // The stub line is what RubyGems itself reads first; a development specification has none.
  const stub = /^# stub: (\S{1,200}) (\d[\w.]{0,100}) (\S{1,100})/m.exec(text)
  const name = textsIn(assigned(text, 'name'))[0] ?? stub?.[1]
  const version = textsIn(assigned(text, 'version'))[0] ?? stub?.[2]
  // A gem's source tree may compute both; what is installed has them written out.
  if (!name || !version || !/^\d/.test(version)) return
  const platform = textsIn(assigned(text, 'platform'))[0] ?? stub?.[3]
  const ranges = rangesOf(text)
  yield {
    kind: 'package',
    type: 'gem',
    name,
    version,
    licences: textsIn(assigned(text, 'licenses') ?? assigned(text, 'license')),
    requires: [...ranges.keys()],
    ranges,
    ...(platform && platform !== 'ruby' ? { qualifiers: { platform } } : {}),
  }
}

export const gemspec = {
  id: 'ruby-gemspec',
  revision: 2,
  paths: [
    '**/specifications/**/*.gemspec',
    '**/bundler/gems/*/*.gemspec',
    '**/bundler/gems/*/*/*.gemspec',
    '**/bundler/gems/*/*/*/*.gemspec',
  ],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  pick: pickVersion,
  about:
    'Installed gems, default ones and those from Git too, with licences, platform and edges; of two installed versions an edge leads to the highest that its range lets in.',
  parse,
} satisfies Cataloger
