import { type Distribution, debianReleases } from '#model/index.ts'
import { distributionId } from '../../distribution-id.ts'

/** `KEY="value"` lines as a shell would read them, without expansion (os-release(5)). */
export function readAssignments(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const line of text.split('\n')) {
    const match = /^\s{0,20}([A-Z][A-Z0-9_]{0,60})=(.*)$/.exec(line)
    if (!match) continue
    const raw = match[2]!.trim()
    const quote = raw[0]
    const inner = (quote === '"' || quote === "'") && raw.endsWith(quote) && raw.length > 1 ? raw.slice(1, -1) : raw
    values.set(match[1]!, quote === "'" ? inner : inner.replace(/\\([\\"$`])/g, '$1'))
  }
  return values
}

/** The number of `trixie/sid`, the codename of what was testing at the time; sid has none of its own. */
export const debianNumber = (codename: string): string | undefined => debianReleases.get(codename.trim().split('/', 1)[0]!)

/** A system that says so without a number: its codename, else nothing. */
function versionOf(id: string, values: ReadonlyMap<string, string>): string {
  const version = values.get('VERSION_ID') ?? ''
  if (version !== '') return version
  if (id !== 'debian') return ''
  const named = /(\w{2,20})\/sid\b/.exec(values.get('PRETTY_NAME') ?? '')?.[1]
  return debianNumber(values.get('VERSION_CODENAME') ?? named ?? '') ?? ''
}

/** etc/os-release (os-release(5)). */
export function fromOsRelease(text: string): Distribution | undefined {
  const values = readAssignments(text)
  const stated = values.get('ID')?.toLowerCase() || values.get('NAME')?.toLowerCase().split(' ', 1)[0]
  if (!stated) return undefined
  const codename = values.get('VERSION_CODENAME')
  const name = values.get('PRETTY_NAME') ?? values.get('NAME')
  const rest = {
    ...(codename ? { codename } : {}),
    like: (values.get('ID_LIKE') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    ...(name ? { name } : {}),
  }
  // Red Hat's CoreOS numbers itself as OpenShift does; its packages are of the release that it names beside.
  const base = values.get('RHEL_VERSION')
  if (stated === 'rhcos' && base) return { id: 'rhel', version: base, ...rest }
  const id = distributionId(stated)
  return { id, version: versionOf(id, values), ...rest }
}
