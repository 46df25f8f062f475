import type { Affected, Package } from '#model/index.ts'

/** Packages of a module stream have it in their release: `.module+el8.4.0+…`, `.module_el8.9.0+…`, `.module_f38+…`. */
const isModular = (version: string): boolean => /\.module[_+]/.test(version)

/** Without a label a stream that is a version is told by the package that the module is named after: `nodejs:18` has no Node.js 16. */
function mayBeOf(pkg: Package, module: string): boolean {
  const [name, stream = ''] = module.split(':')
  if ((name !== pkg.name && name !== pkg.source?.name) || !/^\d{1,4}(?:\.\d{1,4})*$/.test(stream)) return true
  return pkg.version.startsWith(`${stream}.`) || pkg.version.startsWith(`${stream}-`)
}

/**
 * Whether an advisory that is about a stream (`nodejs:16`) means this build of the package. Red Hat's kin ship several streams of one
 * name at once, and the higher stream's fix says nothing of a lower one. Where nothing tells the stream, it has to be taken for
 * the same.
 */
export function isOfSameStream(pkg: Package, affected: Affected): boolean {
  if (pkg.type !== 'rpm') return true
  const named = affected.ranges.flatMap(({ events }) =>
    events.flatMap((event) => ('fixed' in event ? [event.fixed] : 'lastAffected' in event ? [event.lastAffected] : [])),
  )
  if (named.length > 0 && isModular(named[0]!) !== isModular(pkg.version)) return false
  if (!affected.modules || !isModular(pkg.version)) return true
  const label = /[?&]rpmmod=([^&#]+)/.exec(pkg.purl)?.[1]
  // Two of the label's parts are the stream; more are the build of it.
  const stream = label && decodeURIComponent(label).split(':').slice(0, 2).join(':')
  return stream === undefined ? affected.modules.some((one) => mayBeOf(pkg, one)) : affected.modules.includes(stream)
}

/** Whether a statement that clears a package means this build: where nothing tells the stream, it cannot be taken for the same. */
export function isSureOfStream(pkg: Package, { modules }: Affected): boolean {
  if (pkg.type !== 'rpm') return true
  if (isModular(pkg.version) !== (modules !== undefined)) return false
  return modules === undefined || /[?&]rpmmod=/.test(pkg.purl) || modules.some((one) => one.split(':', 1)[0] === pkg.name)
}
