/** What distributions are called beside os-release's ID: by their own older files and by other tools' bills of materials. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['alma', 'almalinux'],
  ['almalinux os', 'almalinux'],
  ['amazon', 'amzn'],
  ['amazon linux', 'amzn'],
  ['archarm', 'arch'],
  ['cbl-mariner', 'mariner'],
  ['centos-stream', 'centos'],
  ['debian gnu/linux', 'debian'],
  ['opensuse.leap', 'opensuse-leap'],
  ['opensuse.tumbleweed', 'opensuse-tumbleweed'],
  ['oracle', 'ol'],
  ['redhat', 'rhel'],
  ['slem', 'sle-micro'],
  ['suse linux enterprise micro', 'sle-micro'],
  ['suse linux enterprise server', 'sles'],
])

/** os-release's ID for a name. */
export function distributionId(name: string): string {
  const lower = name.trim().toLowerCase()
  return OTHER_NAMES.get(lower) ?? lower
}
