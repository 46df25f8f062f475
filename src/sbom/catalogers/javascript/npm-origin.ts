type Qualifiers = Readonly<Record<string, string>>

/** Longer is no address. */
const LENGTH = 4096

/** `github:owner/name#commit`, as npm and its kin shorten it. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
])

/** Archives that Git hosts make of a commit: repository and commit. */
const ARCHIVES: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/codeload\.github\.com\/([^/]+\/[^/]+)\/tar\.gz\/([^?#]+)/, 'github.com'],
  [/^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:archive|tarball)\/([^?#]+)/, 'github.com'],
  [/^https:\/\/gitlab\.com\/([^/]+\/[^/]+)\/-\/archive\/([^/?#]+)\//, 'gitlab.com'],
  [/^https:\/\/gitlab\.com\/([^/]+\/[^/]+)\/repository\/archive\.tar\.gz\?ref=([^&#]+)/, 'gitlab.com'],
  [/^https:\/\/gitlab\.com\/api\/v4\/projects\/([^/]+)\/repository\/archive\.tar\.gz\?ref=([^&#]+)/, 'gitlab.com'],
  [/^https:\/\/bitbucket\.org\/([^/]+\/[^/]+)\/get\/([^?#]+)/, 'bitbucket.org'],
]

/** A password or token in an address is nobody else's business; the user `git` of ssh says nothing. */
const withoutSecrets = (address: string): string =>
  address.replace(/^([a-z+]{1,20}:\/\/)([^/@]*)@/, (_, scheme: string, user: string) => (user === 'git' ? `${scheme}git@` : scheme))

/** `address#commit` as SPDX writes download locations: `git+https://host/owner/name@commit` (SPDX 2.3, 7.7). */
function gitLocation(locator: string): string | undefined {
  const hash = locator.indexOf('#')
  const address = hash < 0 ? locator : locator.slice(0, hash)
  const fragment = hash < 0 ? '' : locator.slice(hash)
  // Yarn from version 2 on writes `#commit=…`, and more beside an ampersand.
  const named = /[#&]commit=([^&]+)/.exec(fragment)?.[1]
  const revision = named ?? /^#([^&=]+)/.exec(fragment)?.[1]
  const commit = revision === undefined ? '' : `@${revision}`
  const short = /^(github|gitlab|bitbucket):([^/]+\/.+)$/.exec(address)
  if (short) return `git+https://${HOSTS.get(short[1]!)}/${short[2]!}${commit}`
  const shell = /^(?:git\+ssh:\/\/)?([\w.-]{1,64}@[\w.-]{1,255}):(?!\/)(\D.*)$/.exec(address)
  if (shell) return `git+ssh://${shell[1]!}/${shell[2]!}${commit}`
  if (/^git(?:\+[a-z]+)?:/.test(address)) return `${withoutSecrets(address)}${commit}`
  const isGit = address.startsWith('ssh:') || (/^https?:/.test(address) && (address.endsWith('.git') || named !== undefined))
  return isGit ? `git+${withoutSecrets(address)}${commit}` : undefined
}

function archiveLocation(locator: string): string | undefined {
  for (const [pattern, host] of ARCHIVES) {
    const [, repository, commit] = pattern.exec(locator) ?? []
    if (repository && commit) return `git+https://${host}/${repository.replace('%2F', '/')}@${commit.replace(/\.(?:tar\.gz|tgz|zip)$/, '')}`
  }
  return undefined
}

/** purl qualifiers of a package that does not come from a registry by its name and version. */
export function originOf(locator: string | undefined): { readonly qualifiers?: Qualifiers } {
  if (locator === undefined || locator === '' || locator.length > LENGTH) return {}
  const git = gitLocation(locator) ?? archiveLocation(locator)
  if (git !== undefined) return { qualifiers: { vcs_url: git } }
  return /^https?:/.test(locator) ? { qualifiers: { download_url: withoutSecrets(locator).replace(/#.*$/, '') } } : {}
}

/** The public registry's own archives are what it lists, however somebody came to name them by address. */
function registryArchive(locator: string): { readonly name: string; readonly version: string } | undefined {
  const [, name, file] =
    /^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\/((?:@[\w.~-]+\/)?[\w.~-]+)\/-\/([^/?#]+)\.tgz(?:[?#]|$)/.exec(locator) ?? []
  const base = `${name?.slice(name.indexOf('/') + 1)}-`
  return name && file?.startsWith(base) ? { name, version: file.slice(base.length) } : undefined
}

/** Name, version and origin of what a lock knows by an address. */
export function locatedAt(
  name: string,
  version: string,
  locator: string | undefined,
): { readonly name: string; readonly version: string; readonly origin: ReturnType<typeof originOf> } {
  const published = locator === undefined || locator.length > LENGTH ? undefined : registryArchive(locator)
  return published ? { ...published, origin: {} } : { name, version, origin: originOf(locator) }
}

/** `git+…` and the rest of what is no version of a registry. */
export const isLocator = (text: string): boolean =>
  /^(?:git(?:\+\w+)?:|git@|ssh:|github:|gitlab:|bitbucket:|https?:|file:|link:|portal:|workspace:|root:)/.test(text)

/** A packed package on disk, unlike a folder of the project. */
export const isTarball = (path: string): boolean => /\.(?:tgz|tar\.gz|tar)(?:[#:?]|$)/.test(path)
