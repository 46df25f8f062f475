import { MiB, visible } from '#base/index.ts'
import type { Slim } from './slim.ts'

/** Rows of a block unless all are asked for. */
const ROWS = 10

/** What another base would change, for `--base`. */
export type BaseChange = {
  readonly name: string
  /** Packages of the system that this image has and the other base lacks; `needed` first. */
  readonly lacks: readonly { readonly name: string; readonly use: Slim['packages'][number]['use'] }[]
  /** Ids of vulnerabilities that it does not have, and of those that it brings. */
  readonly clears: readonly string[]
  readonly brings: readonly string[]
}

const size = (bytes: number): string => (bytes < 100 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / MiB).toFixed(1)} MiB`)

function block(title: string, rows: readonly string[], all: boolean): string[] {
  if (rows.length === 0) return []
  const shown = all ? rows : rows.slice(0, ROWS)
  const rest = rows.length - shown.length
  return ['', title, ...shown.map((row) => `  ${visible(row)}`), ...(rest > 0 ? [`  ${rest} more: --all`] : [])]
}

const sum = (values: readonly { readonly bytes: number }[]): number => values.reduce((total, { bytes }) => total + bytes, 0)

function entryLines({ entryPoint, packages }: Slim, all: boolean): string[] {
  const needed = packages.filter(({ use }) => use === 'needed')
  const others = packages.filter(({ use }) => use !== 'needed')
  const name = entryPoint.command.join(' ') || 'none'
  const rest =
    entryPoint.undetermined === undefined
      ? `no static path found to ${others.length} packages of the system (${size(sum(others))})`
      : `undetermined for ${others.length} packages of the system: ${entryPoint.undetermined}`
  return [
    '',
    `Entry point: ${visible(name.slice(0, 200))}`,
    `  needed: ${needed.length} packages of the system (${size(sum(needed))}), ${entryPoint.files} files`,
    `  ${visible(rest)}`,
    ...block(
      'Needed, with the path',
      needed.map(({ name: one, path = [] }) => `${one}: ${path.join(' → ')}`),
      all,
    ),
    ...block(
      'Largest packages without a path',
      entryPoint.undetermined === undefined ? others.map(({ name: one, bytes }) => `${one} ${size(bytes)}`) : [],
      all,
    ),
    ...block(
      'Libraries that no file of the image has',
      entryPoint.missing.map(({ name: one, from }) => `${one}, which ${from} needs`),
      all,
    ),
  ]
}

/** For people. */
export function slimText(slim: Slim, change: BaseChange | undefined, all: boolean): string {
  const { subject, bytes, layers, hidden, hiddenFiles, caches, packages, unknowns } = slim
  const build = packages.filter(({ buildOnly }) => buildOnly)
  const hiddenBytes = layers.reduce((total, layer) => total + layer.hidden, 0)
  const lines = [
    `${visible(subject.name)}: ${size(bytes.all)} in ${layers.length} layers, ${size(bytes.visible)} to be seen in a container`,
    ...block(
      `Replaced or deleted by later layers: ${size(hiddenBytes)} in ${hiddenFiles} files`,
      hidden.map((file) => `${file.path} ${size(file.size)}, layer ${file.layer + 1}, ${file.how} in layer ${file.by + 1}`),
      all,
    ),
    ...block(
      `Caches: ${size(sum(caches))}`,
      caches.map(({ of, files, bytes: total }) => `${of}: ${size(total)} in ${files} files`),
      all,
    ),
    ...block(
      `Packages to build with: ${size(sum(build))}`,
      build.map(({ name, version, bytes: total }) => `${name} ${version}: ${size(total)}`),
      all,
    ),
    ...entryLines(slim, all),
    ...(change ? changeLines(change, all) : []),
    ...block(
      'Could not be read',
      unknowns.map(({ path, reason }) => `${path}: ${reason}`),
      all,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function changeLines({ name, lacks, clears, brings }: BaseChange, all: boolean): string[] {
  return [
    '',
    `On ${visible(name)} instead: ${clears.length} vulnerabilities less, ${brings.length} more`,
    ...block('It clears', clears, all),
    ...block('It brings', brings, all),
    ...block(
      `It lacks ${lacks.length} packages of the system`,
      lacks.map((one) => `${one.name} (${one.use})`),
      all,
    ),
  ]
}
