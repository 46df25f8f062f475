/** `-X 'path/to/package.Variable=value'` of -ldflags, with any kind of quotes. */
const LINKER_VALUE = /-X[= ]{1,3}["'\\]{0,3}([\w./~-]{1,200})\.(\w{1,60})=["'\\]{0,3}(v?\d[\w.+-]{0,60})/g
/** Flags are read up to here, in characters; Kubernetes' have a thousand. */
const FLAGS = 16_384

/** Variables that say which version the program is; `goVersion`, `apiVersion` and their like say something else. */
const NAMES: ReadonlySet<string> = new Set([
  'version',
  'appversion',
  'buildversion',
  'cliversion',
  'fullversion',
  'gitversion',
  'mainversion',
  'productversion',
  'programversion',
  'releaseversion',
  'semver',
  'gittag',
  'tag',
])

/** A module path without its major version: `helm.sh/helm/v3`. */
const withoutMajor = (path: string): string => path.replace(/\/v\d{1,4}$/, '')

/** Package main or one of the module's own comes first; then shared packages for just that (prometheus/common/version). */
function rankOf(pkg: string, main: string): number {
  if (pkg === 'main' || pkg.endsWith('/main')) return 0
  if (pkg === main || pkg.startsWith(`${withoutMajor(main)}/`)) return 1
  return /(?:^|\/)version$/.test(pkg) ? 2 : 3
}

/** `1.2.3-4-gabcdef` of git describe comes after 1.2.3, as Semantic Versioning would not have it. */
const afterTag = (version: string): string => version.replace(/-(\d{1,6})-g([0-9a-f]{7,40})/, '+$1.g$2')

function fromLinkerFlags(flags: string, main: string): string | undefined {
  const candidates = [...flags.slice(0, FLAGS).matchAll(LINKER_VALUE)].flatMap(([, pkg = '', variable = '', value = '']) => {
    const rank = rankOf(pkg, main)
    return rank < 3 && NAMES.has(variable.toLowerCase()) && /^v?\d+\.\d/.test(value) ? [{ rank, value }] : []
  })
  const best = candidates.toSorted((a, b) => a.rank - b.rank)[0]?.value
  return best === undefined ? undefined : afterTag(best.startsWith('v') ? best : `v${best}`)
}

/** What a clone without tags gives: such a version stands before every release and would match every advisory. */
const UNTAGGED = /^v0\.0\.0-(?:0\.)?\d{14}-[0-9a-f]{12}/

export type MainModule = { readonly name: string; readonly version: string; readonly sum: string }

/** What a program says of its own version: the module's, else what the linker was told; else the commit alone. */
export function mainVersion(main: MainModule, settings: ReadonlyMap<string, string>): { version: string; revision?: string } {
  const known = main.version !== '(devel)' && main.version !== '' && (main.sum !== '' || !UNTAGGED.test(main.version))
  const version = known ? main.version : (fromLinkerFlags(settings.get('-ldflags') ?? '', main.name) ?? '')
  const revision = settings.get('vcs.revision')
  return version !== '' || revision === undefined || !/^[0-9a-f]{7,64}$/.test(revision) ? { version } : { version, revision }
}
