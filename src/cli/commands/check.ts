import { join, resolve } from 'node:path'
import { homedir } from 'node:os'
import { DAY, PlimsollError, readFileBounded, statPath, systemClock, toInstant, limits, readJson, writeWhole } from '#base/index.ts'
import { coverageAreas, matchPackages, openDatabase, unpackSnapshot } from '#advisories/index.ts'
import type { Coverage, Decision, Finding, JudgeSettings, Package, Result } from '#model/index.ts'
import { digestOf, openLayout } from '#oci/index.ts'
import { decide } from '#policy/index.ts'
import { reporter, reporters } from '#report/index.ts'
import { type Inventory, catalogers, isSystemRoot, scanFolder, scanImage, selectionOf } from '#sbom/index.ts'
import { sbomFormats } from '#sbom/formats/registry.ts'

export class UsageError extends PlimsollError<'wrong-use'> {}

/** Exit codes of every command: 2 is wrong use. */
export const exitCodeOf = (decision: Decision): number => (decision === 'deny' ? 1 : decision === 'undetermined' ? 3 : 0)

/** `scheme:rest`, or a path that says what it is. */
async function schemeOf(target: string): Promise<readonly [string, string]> {
  const match = /^(oci|dir|root|sbom):(.+)$/.exec(target)
  if (match) return [match[1]!, match[2]!]
  const found = await statPath(target)
  if (found?.kind === 'file') return ['sbom', target]
  if (found?.kind !== 'folder')
    throw new UsageError('wrong-use', `open "${target}": no such file or folder`, {
      hint: 'a target is oci:, dir:, root: or sbom: and a path',
    })
  if (await statPath(join(target, 'oci-layout'))) return ['oci', target]
  return [(await isSystemRoot(target)) ? 'root' : 'dir', target]
}

async function readSbom(path: string): Promise<Inventory> {
  const document = readJson(await readFileBounded(path, limits.document))
  const format = sbomFormats.find((candidate) => candidate.recognises(document))
  if (!format) throw new UsageError('wrong-use', `read "${path}": it is no SBOM of a known format`)
  return format.read(document, path)
}

/** What is in a target. Images and roots are judged by what is installed, source folders by what they lock as well. */
export async function scanTarget(target: string, options: { readonly platform?: string }): Promise<Inventory> {
  const [scheme, rest] = await schemeOf(target)
  const installed = selectionOf(catalogers.filter((cataloger) => cataloger.evidence === 'installed'))
  switch (scheme) {
    case 'sbom':
      return readSbom(rest)
    case 'root':
      return scanFolder(resolve(rest), 'root', installed)
    case 'dir':
      return scanFolder(resolve(rest), 'directory', selectionOf(catalogers))
    default: {
      const exists = await statPath(rest)
      const colon = exists ? -1 : rest.lastIndexOf(':')
      const image = await openLayout(colon < 0 ? rest : rest.slice(0, colon), colon < 0 ? undefined : rest.slice(colon + 1), options)
      return scanImage(image, installed)
    }
  }
}

export const cacheFolder = (): string =>
  process.env['PLIMSOLL_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'plimsoll')

/** data/ lies beside dist/ when bundled and beside src/ otherwise. */
export async function dataFolder(): Promise<string> {
  for (const up of ['..', '../..', '../../..']) {
    const folder = resolve(import.meta.dirname, up, 'data', 'advisories')
    if (await statPath(folder)) return folder
  }
  throw new UsageError('wrong-use', 'open advisory data: the folder data/advisories is not beside plimsoll')
}

function summaryOf(packages: readonly Package[], findings: readonly Finding[], areas: readonly Coverage[]): Result['summary'] {
  const withFindings = new Set(findings.map((finding) => finding.package)).size
  const notAssessed = areas.reduce((sum, area) => sum + (area.status === 'not-assessed' ? area.packages : 0), 0)
  return { withFindings, noneKnown: Math.max(0, packages.length - withFindings - notAssessed), notAssessed }
}

export type CheckOptions = JudgeSettings & { readonly platform?: string; readonly now?: string }

/** Judges a target by the advisory data at hand. */
export async function judge(target: string, version: string, options: CheckOptions): Promise<Result> {
  const inventory = await scanTarget(target, options)
  const snapshot = await unpackSnapshot(cacheFolder(), await dataFolder())
  const database = openDatabase(snapshot.path)
  try {
    const { subject, distribution, packages, unknowns } = inventory
    const findings = matchPackages(packages, distribution, database)
    const areas = coverageAreas(packages, distribution, (ecosystem) => database.sourcesOf(ecosystem))
    const time = options.now ?? toInstant(systemClock.now())
    const oldest = areas.flatMap((area) => ('asOf' in area ? [area.asOf] : [])).toSorted()[0]
    const { failOn, onlyFixed, ignoreUnfixed, maxDataAgeDays } = options
    const settings: JudgeSettings = { failOn, onlyFixed, ignoreUnfixed, ...(maxDataAgeDays === undefined ? {} : { maxDataAgeDays }) }
    const age = oldest === undefined ? {} : { dataAgeDays: (Date.parse(time) - Date.parse(oldest)) / DAY }
    return {
      schema: 'plimsoll-result/1',
      subject,
      ...(distribution ? { distribution } : {}),
      inputs: {
        subject: subject.digest ?? '',
        data: snapshot.digest,
        rules: digestOf(JSON.stringify(settings)),
        time,
        plimsoll: version,
        settings,
      },
      packages,
      findings,
      coverage: { areas, unknowns },
      summary: summaryOf(packages, findings, areas),
      verdict: decide({ findings, areas, settings, ...age }),
    }
  } finally {
    database.close()
  }
}

export type Output = { readonly format: string; readonly output?: string; readonly all: boolean }

/** Prints a result or writes it to a file, whole or not at all. */
export async function report(result: Result, { format, output, all }: Output): Promise<void> {
  const chosen = reporter(format)
  if (!chosen) throw new UsageError('wrong-use', `no format "${format}"; there are ${reporters.map(({ id }) => id).join(', ')}`)
  const terminal = output === undefined && process.stdout.isTTY
  const text = chosen.write(result, { color: terminal && !process.env['NO_COLOR'], width: process.stdout.columns ?? 100, all })
  await emit(text, output)
}

export async function emit(text: string, output: string | undefined): Promise<void> {
  if (output !== undefined) await writeWhole(output, text)
  else process.stdout.write(text)
}
