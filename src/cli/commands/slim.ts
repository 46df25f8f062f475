import { systemClock, toInstant } from '#base/index.ts'
import { hygieneDetector } from '#hygiene/index.ts'
import { type Finding, type JudgeSettings, isVulnerability } from '#model/index.ts'
import { squash } from '#oci/index.ts'
import { type BaseChange, type Slim, contentDetector, slimOf, slimText } from '#slim/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { withCache } from '../folders.ts'
import { factsOf } from '../judge/hygiene.ts'
import { judge } from '../judge/judge.ts'
import { type ReadTarget, type TargetOptions, foundBy, readTarget } from '../read-target.ts'

export type SlimOptions = TargetOptions & {
  /** Another base image to compare with. */
  readonly base?: string
  readonly db?: string
  readonly format: string
  readonly all: boolean
}

const SYSTEM: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'ebuild'])

function slimmed(read: ReadTarget): Slim {
  const { image, inventory, layers } = read
  if (!image) throw new UsageError('wrong-use', `slim "${inventory.subject.name}": it is no image`, { hint: 'only an image has layers' })
  const trees = layers.flatMap(({ tree }) => tree ?? [])
  const facts = factsOf(read, squash(trees), [], toInstant(systemClock.now()))
  return slimOf({
    subject: inventory.subject,
    layers: layers.flatMap(({ diffId, tree, found }) => {
      const content = foundBy(contentDetector, found)
      return diffId !== undefined && tree && content ? [{ diffId, tree, content }] : []
    }),
    config: image.settings,
    caches: (facts?.counts ?? []).flatMap(({ why, of, files, bytes }) => (why === 'cache' ? [{ of: of ?? 'cache', files, bytes }] : [])),
    packages: inventory.packages,
    ownersOf: read.ownersOf,
    isSystem: ({ type }) => SYSTEM.has(type),
  })
}

const PLAIN: JudgeSettings = {
  failOn: 'default',
  onlyFixed: false,
  ignoreUnfixed: false,
  kinds: ['vulnerability'],
  failOnNew: false,
  inline: false,
}

/** A vulnerability of a package by its name, whatever the version. */
const idsOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(
    findings
      .filter(isVulnerability)
      .filter(({ status }) => status === 'open')
      .map(({ id, reasons }) => `${id} in ${reasons[0]?.name ?? ''}`),
  )

const without = (ids: ReadonlySet<string>, others: ReadonlySet<string>): string[] => [...ids].filter((id) => !others.has(id)).toSorted()

/** What another base would change, going by the packages of the system alone: what else the image has stays. */
async function changeOf(target: string, other: string, slim: Slim, version: string, options: SlimOptions): Promise<BaseChange> {
  const [now, then] = [await judge(target, version, { ...options, ...PLAIN }), await judge(other, version, { ...options, ...PLAIN })]
  const system = new Set(now.packages.filter(({ type }) => SYSTEM.has(type)).map(({ purl }) => purl))
  const there = new Set(then.packages.map(({ name }) => name))
  const [before, after] = [idsOf(now.findings.filter(({ package: purl = '' }) => system.has(purl))), idsOf(then.findings)]
  const order = ['needed', 'undetermined', 'no static path found']
  return {
    name: other,
    lacks: slim.packages
      .filter(({ name }) => !there.has(name))
      .toSorted((a, b) => order.indexOf(a.use) - order.indexOf(b.use) || a.name.localeCompare(b.name, 'en')),
    clears: without(before, after),
    brings: without(after, before),
  }
}

/** What `slim --format json` prints (docs/reference/slim.schema.json). */
export type SlimDocument = Slim & { readonly base?: BaseChange }

const jsonOf = (slim: Slim, base: BaseChange | undefined): string =>
  `${JSON.stringify({ ...slim, ...(base ? { base } : {}) } satisfies SlimDocument, null, 2)}\n`

/** Prints what could be lighter in an image. */
export async function slim(target: string, version: string, options: SlimOptions & { readonly output?: string }): Promise<void> {
  const { format, all, output, base } = options
  if (format !== 'table' && format !== 'json') throw new UsageError('wrong-use', `no format "${format}"; there are json, table`)
  const read = await readTarget(target, [hygieneDetector, contentDetector], withCache(options))
  const result = slimmed(read)
  const change = base === undefined ? undefined : await changeOf(target, base, result, version, options)
  const text = format === 'json' ? jsonOf(result, change) : slimText(result, change, all)
  await emit(text, output)
}
