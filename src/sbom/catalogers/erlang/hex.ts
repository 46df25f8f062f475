import type { FoundPackage } from '../contract.ts'

/** Hex's public repository and the organisations of it: `hexpm:acme` has the namespace `acme` (purl-spec, type hex). */
function placeOf(repository: string | undefined): { readonly namespace?: string; readonly qualifiers?: Readonly<Record<string, string>> } {
  if (repository === undefined || repository === 'hexpm') return {}
  const organisation = /^hexpm:([\w-]{1,100})$/.exec(repository)?.[1]
  return organisation === undefined ? { qualifiers: { repository_url: repository } } : { namespace: organisation }
}

type More = Partial<Pick<FoundPackage, 'key' | 'requires' | 'qualifiers' | 'licences'>>

/** A package of Hex. `key` is the application, which may be called otherwise. */
export function hexPackage(name: string, version: string, more: More & { readonly repository?: string | undefined } = {}): FoundPackage {
  const { repository, ...rest } = more
  const { namespace, qualifiers } = placeOf(repository)
  return {
    kind: 'package',
    type: 'hex',
    name: namespace === undefined ? name : `${namespace}/${name}`,
    version,
    ...(qualifiers ? { qualifiers } : {}),
    ...rest,
  }
}

/** An application that is taken from a commit, which has no version of its own. */
export const gitPackage = (application: string, url: string, commit: string | undefined, requires: readonly string[] = []): FoundPackage =>
  hexPackage(application, '', { key: application, requires, qualifiers: { vcs_url: `git+${url}${commit ? `@${commit}` : ''}` } })

const NAME = /^[a-z_][\w@]{0,200}$/i
export const isHexName = (name: string | undefined): name is string => name !== undefined && NAME.test(name)
