import { deepEqual, equal, ok } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import * as z from 'zod'
import { type DockerfileLint, hadolintCodes, isDockerfilePath, lintDockerfile } from '#hygiene/index.ts'
import { dockerfiles } from '#testing/dockerfiles.ts'

/** Files that lie on the machine by chance, a count; and mixtures that are made. */
const FOUND = 200
const MIXTURES = 300

const Report = z.array(z.object({ file: z.string(), line: z.number(), code: z.string() }))

const hadolint = process.env['PLIMSOLL_SYSTEM'] ? join(process.env['PLIMSOLL_SYSTEM'], 'hadolint/bin/hadolint') : 'hadolint'

/** hadolint ends without a word where a path has one letter (2.15, WORKDIR "a"): such files are left out. */
function report(paths: readonly string[]): z.infer<typeof Report> | undefined {
  const flags = ['--format', 'json', '--no-fail', '--disable-ignore-pragma', '--info', 'DL3057']
  try {
    return Report.parse(
      JSON.parse(execFileSync(hadolint, [...flags, ...paths], { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024, stdio: 'pipe' })),
    )
  } catch {
    return undefined
  }
}

/** What hadolint says, by file: `DL3008@4`. All that it has is on; ShellCheck's codes are not compared. */
function judgedByHadolint(paths: readonly string[]): Map<string, Set<string>> {
  const all = report(paths)
  const each = all ? [all] : paths.map((path) => report([path]) ?? [{ file: path, line: 0, code: 'DL1000' }])
  const found = new Map(paths.map((path) => [path, new Set<string>()]))
  for (const { file, line, code } of each.flat()) if (code.startsWith('DL')) found.get(file)!.add(`${code}@${line}`)
  return found
}

const ourCodes = ({ issues }: DockerfileLint): Set<string> =>
  new Set(
    issues.flatMap(({ rule, instructionLine }) =>
      rule.aliases.filter((alias) => alias.startsWith('DL')).map((code) => `${code}@${instructionLine}`),
    ),
  )

type Difference = {
  readonly code: string
  readonly side: 'ours' | 'hadolint'
  /** From the instruction on. */ readonly text: string
  readonly lint: DockerfileLint
}

const hasTwins = ({ lint }: Difference): boolean => {
  const names = lint.stages.flatMap(({ name }) => name ?? [])
  const images = lint.stages.map(({ image }) => image.split(/[:@]/, 1)[0]!)
  return new Set(names).size < names.length || new Set(images).size < images.length
}
const isMultiStage = ({ lint }: Difference): boolean => lint.stages.length > 1

/** Every difference and its reason. `ours` is what we alone say. */
const REASONS: readonly (readonly [
  code: string,
  side: Difference['side'],
  applies: RegExp | ((difference: Difference) => boolean),
  why: string,
])[] = [
  ['*', 'ours', /^ONBUILD/, 'what ONBUILD does later is judged now, by every rule'],
  [
    '*',
    'ours',
    /\b(?:sudo|env|xargs|time|exec|nohup|timeout|(?:ba|da|a)?sh -\w*c)\b/,
    'commands that another command starts are judged too',
  ],
  [
    'DL3006',
    'hadolint',
    ({ lint, text }) => lint.stages.some(({ name }) => name === text.split(/\s+/)[1]?.toLowerCase()),
    'stages have no case',
  ],
  ['DL3016', 'ours', /npm (?:i|add|-)/, 'npm i is npm install, and options may stand before it'],
  ['DL3028', 'ours', /--no-document \w/, 'hadolint takes what follows --no-document for its value'],
  ['DL3022', 'hadolint', /--from=\S*(?:[A-Z]|[./$])/, 'stages have no case, and what has a registry is an image'],
  ['DL3024', 'ours', () => true, 'stages have no case'],
  ['DL3029', 'hadolint', /--platform=\S*\$/, 'a platform that is a variable is no constant'],
  ['DL3033', 'hadolint', /\S+\.rpm/, 'a file has its version'],
  ['DL3040', 'hadolint', /--mount=type=cache/, 'what is mounted stays out of the image'],
  ['DL3060', 'hadolint', /--mount=type=cache/, 'what is mounted stays out of the image'],
  ['DL3046', 'ours', /--uid|-\w*u\d/, 'the number may be given in several ways'],
  ['DL3006', 'hadolint', /^FROM\s+(?:--\S+\s+)?[\w.-]+-\$/i, 'a name that begins like a stage and ends in a variable may be that stage'],
  ['DL3009', 'ours', /rm -rf(?! \/var\/lib\/apt\/lists)/, 'hadolint takes any rm -rf for the lists'],
  ['DL3009', 'hadolint', hasTwins, 'hadolint finds stages by name alone, so that one is taken for its namesake'],
  ['DL3010', 'ours', isMultiStage, 'hadolint forgets the stages before the last'],
  ['DL3013', 'ours', /\/bin\/pip/, 'pip of a virtual environment is pip'],
  ['DL3042', 'ours', /\/bin\/pip/, 'pip of a virtual environment is pip'],
  ['DL3023', 'ours', /--from=\d/, 'a stage may also be named by its number'],
  [
    'DL3025',
    'hadolint',
    /^HEALTHCHECK/i,
    'signals do not reach health checks: their shell form harms nothing, and Docker does not warn of it',
  ],
  ['DL3025', 'hadolint', /^CMD \[.*\\\//, 'hadolint takes an escape of JSON for none'],
  ['DL3032', 'ours', /rm -rf/, 'hadolint takes any rm -rf for the cache'],
  ['DL3040', 'ours', /rm -rf/, 'hadolint takes any rm -rf for the cache'],
  ['DL3041', 'hadolint', /\/\S+\.rpm/, 'a file has its version'],
  ['DL3045', 'ours', hasTwins, 'hadolint gives a stage the WORKDIR of another that is built on the same image'],
  ['DL3057', 'hadolint', isMultiStage, 'only what the last stage is built on ends in the image'],
  ['DL3057', 'ours', hasTwins, 'hadolint finds stages by name alone, so that one is taken for its namesake'],
  ['DL3059', 'hadolint', /powershell|cmd|setx/i, 'commands of Windows are not counted'],
  ['DL3060', 'hadolint', hasTwins, 'hadolint finds stages by name alone, so that one is taken for its namesake'],
  ['DL3060', 'ours', hasTwins, 'hadolint finds stages by name alone, so that one is taken for its namesake'],
  [
    'DL3064',
    'hadolint',
    /username|private|_file|_ttl|_path|tokeni[sz]er|email|groupid|orgurl|app_id/i,
    'what only names a user, a file or a time is no secret',
  ],
  ['DL4006', 'hadolint', /set -\w*o pipefail/, 'the shell is told so in the script itself'],
  ['DL4006', 'hadolint', /^RUN \[/, 'the exec form has no pipe of its own'],
  ['DL4006', 'hadolint', isMultiStage, 'SHELL is handed down to a stage that is built on another'],
]

const reasonOf = (difference: Difference): string | undefined =>
  REASONS.find(([code, side, applies]) => {
    if ((code !== '*' && code !== difference.code) || side !== difference.side) return false
    return typeof applies === 'function' ? applies(difference) : applies.test(difference.text)
  })?.[3]

/** An instruction's lines, and no more of the file. */
function instructionAt(lines: readonly string[], line: number): string {
  const end = lines.findIndex((text, index) => index >= line - 1 && !/\\\s*$/.test(text) && !/^\s*#/.test(text))
  return lines
    .slice(line - 1, end < 0 ? undefined : end + 1)
    .join('\n')
    .trim()
}

type Tally = { both: number; ours: number; hadolint: number }

/** Compares both over files; what has no reason is listed. */
function compare(paths: readonly string[]) {
  const judged = judgedByHadolint(paths)
  const tally = new Map<string, Tally>()
  const unexplained: string[] = []
  let compared = 0
  for (const path of paths) {
    const text = readFileSync(path, 'utf8')
    const lint = lintDockerfile(text, path)
    const theirs = judged.get(path)!
    // What hadolint cannot read it does not judge: mostly BuildKit's newer syntax.
    if ([...theirs].some((key) => key.startsWith('DL1000'))) continue
    compared++
    const own = ourCodes(lint)
    const lines = text.split(/\r?\n/)
    for (const key of new Set([...own, ...theirs])) {
      const [code = '', line = ''] = key.split('@')
      const row = tally.get(code) ?? { both: 0, ours: 0, hadolint: 0 }
      tally.set(code, row)
      if (own.has(key) && theirs.has(key)) row.both++
      else {
        const side = own.has(key) ? 'ours' : 'hadolint'
        row[side]++
        const difference = { code, side, text: instructionAt(lines, Number(line)), lint } as const
        if (reasonOf(difference) === undefined) unexplained.push(`${side} alone: ${key} of ${path}\n${difference.text}`)
      }
    }
  }
  return { compared, tally, unexplained }
}

const shown = (tally: ReadonlyMap<string, Tally>): string =>
  [...tally]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { both, ours, hadolint }]) => `${code}: ${both} alike, ${ours} ours alone, ${hadolint} hadolint's alone`)
    .join('\n')

test('hadolint: over made Dockerfiles every difference has its reason', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-hadolint-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const paths = dockerfiles(MIXTURES).map((text, index) => {
    const path = join(folder, `${index}.Dockerfile`)
    writeFileSync(path, text)
    return path
  })
  const { compared, tally, unexplained } = compare(paths)
  t.diagnostic(`${compared} Dockerfiles\n${shown(tally)}`)
  ok(compared > 400)
  deepEqual(unexplained, [])
  // What the generator writes reaches nearly every code that needs no settings.
  const settings = new Set(['DL3026', 'DL3049', 'DL3050', 'DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'])
  const rare = new Set(['DL3043', 'DL3061', 'DL3063', 'DL4007'])
  const wanted = hadolintCodes
    .filter(({ code, rule }) => rule !== undefined && !settings.has(code) && !rare.has(code))
    .map(({ code }) => code)
  deepEqual(
    wanted.filter((code) => (tally.get(code)?.both ?? 0) === 0),
    [],
  )
})

test('hadolint: rare codes', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-hadolint-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const texts = [
    'LABEL a=b\nFROM c:1\n',
    'FROM a:1 AS scratch\n',
    'FROM a:1 AS context\n',
    'FROM a:1\nONBUILD MAINTAINER b\n',
    'FROM a:1\nONBUILD FROM b:1\n',
  ]
  const paths = texts.map((text, index) => {
    const path = join(folder, `${index}.Dockerfile`)
    writeFileSync(path, text)
    return path
  })
  deepEqual(compare(paths).unexplained, [])
})

test('hadolint: labels and registries by settings', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-hadolint-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'Dockerfile')
  const text =
    'FROM debian:12\nLABEL v=1.2 u=x t=now h=main l="not a licence" e=nobody o="" extra=1\nFROM own.test/a:1\nLABEL v=1.2.3 u=https://x.test t=2026-01-02T03:04:05Z h=1234abc l=MIT e=a@b.test o=1\n'
  writeFileSync(path, text)
  const formats = { v: 'semver', u: 'url', t: 'rfc3339', h: 'hash', l: 'spdx', e: 'email', o: 'text' } as const
  const labels = Object.entries(formats).flatMap(([name, format]) => ['--require-label', `${name}:${format}`])
  const flags = ['--format', 'json', '--no-fail', '--strict-labels', '--trusted-registry', 'own.test', ...labels, path]
  const theirs = Report.parse(JSON.parse(execFileSync(hadolint, flags, { encoding: 'utf8' }))).map(({ code, line }) => `${code}@${line}`)
  const own = ourCodes(lintDockerfile(text, path, { requiredLabels: formats, strictLabels: true, trustedRegistries: ['own.test'] }))
  deepEqual([...own].filter((key) => key !== 'DL3057@3').toSorted(), [...new Set(theirs)].toSorted())
})

/** Dockerfiles that packages on this machine bring along. */
function foundDockerfiles(): string[] {
  const folders = [join(homedir(), 'go/pkg/mod'), '/usr/share/doc', '/usr/lib/node_modules'].filter((folder) => existsSync(folder))
  if (folders.length === 0) return []
  const names = ['(', '-iname', '*dockerfile*', '-o', '-iname', '*containerfile*', ')']
  const listed = execFileSync('find', [...folders, '-type', 'f', ...names], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const paths = listed.split('\n').filter((path) => isDockerfilePath(path) && !/testfiles-negative|tmbundle/.test(path))
  return paths.toSorted().slice(0, FOUND)
}

test('hadolint: over the Dockerfiles of this machine every difference has its reason', (t) => {
  const paths = foundDockerfiles()
  if (paths.length === 0) return t.diagnostic('no Dockerfile lies on this machine')
  const { compared, tally, unexplained } = compare(paths)
  t.diagnostic(`${compared} of ${paths.length} Dockerfiles\n${shown(tally)}`)
  ok(compared > 0)
  equal(unexplained.join('\n\n'), '')
})
