/** Without a name and password: an address in a report must not give away a token. */
const withoutUser = (url: string): string => url.replace(/^([a-z][a-z+]{0,20}:\/\/)[^/@]{0,300}@/i, '$1')

/** Longer is no address. */
const LENGTH = 2000

/** The purl qualifier of what came from version control: `git+https://example.org/x.git@commit`. */
export const vcsQualifier = (system: string, url: string, commit: string | undefined): Readonly<Record<string, string>> =>
  url === '' || url.length > LENGTH ? {} : { vcs_url: `${system}+${withoutUser(url)}${commit ? `@${commit}` : ''}` }

/** The purl qualifier of what came from an address and no index; a path on somebody's disk is none. */
export const downloadQualifier = (url: string): Readonly<Record<string, string>> =>
  /^https?:\/\//.test(url) && url.length <= LENGTH ? { download_url: withoutUser(url).replace(/#.*$/, '') } : {}
