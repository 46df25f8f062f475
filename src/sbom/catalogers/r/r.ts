import * as z from 'zod'
import { MiB, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { type Stanza, readStanzas } from '../dpkg/control-file.ts'

/** Names before their ranges: `R (>= 3.5), Rcpp (>= 1.0), methods`. */
const namesIn = (field: string | undefined): string[] =>
  (field ?? '').split(',').flatMap((one) => /^\s{0,200}([A-Za-z][A-Za-z0-9.]{0,100})/.exec(one)?.[1] ?? [])

const needsOf = (stanza: Stanza, fields: readonly string[]): string[] => [
  ...new Set(fields.flatMap((field) => namesIn(stanza.get(field))).filter((name) => name !== 'R')),
]

/** R's own words for licences (R, share/licenses/license.db) that are no SPDX names. */
const LICENCES: ReadonlyMap<string, string> = new Map([
  ['GPL (>= 2)', 'GPL-2.0-or-later'],
  ['GPL (>= 2.0)', 'GPL-2.0-or-later'],
  ['GPL (>= 3)', 'GPL-3.0-or-later'],
  ['GPL (>= 3.0)', 'GPL-3.0-or-later'],
  ['GPL-2', 'GPL-2.0-only'],
  ['GPL-3', 'GPL-3.0-only'],
  ['LGPL (>= 2)', 'LGPL-2.0-or-later'],
  ['LGPL (>= 2.1)', 'LGPL-2.1-or-later'],
  ['LGPL (>= 3)', 'LGPL-3.0-or-later'],
  ['LGPL-2', 'LGPL-2.0-only'],
  ['LGPL-2.1', 'LGPL-2.1-only'],
  ['LGPL-3', 'LGPL-3.0-only'],
  ['AGPL-3', 'AGPL-3.0-only'],
  ['Apache License 2.0', 'Apache-2.0'],
  ['Apache License (>= 2)', 'Apache-2.0'],
  ['Apache License (== 2.0)', 'Apache-2.0'],
  ['BSD_2_clause', 'BSD-2-Clause'],
  ['BSD_3_clause', 'BSD-3-Clause'],
  ['CC0', 'CC0-1.0'],
])

/** `GPL-2 | file LICENSE`: a bar is "or"; what a file beside the package says is not known here. */
function licencesIn(text: string | undefined): string[] {
  const names = (text ?? '').split('|', 20).map((one) => one.replace(/\+?\s{0,5}file LICEN[CS]E\s{0,20}$/i, '').trim())
  const known = names.filter((name) => name !== '').map((name) => LICENCES.get(name) ?? name)
  return known.length > 1 && known.every((name) => /^[\w.-]+$/.test(name)) ? [known.join(' OR ')] : known.slice(0, 1)
}

type Origin = Pick<FoundPackage, 'type' | 'qualifiers'>

/** Where a package of R comes from: CRAN, Bioconductor (which has a biocViews field), or a commit that its version does not tell. */
function originOf(
  source: string,
  remote: { readonly host?: string; readonly user?: string; readonly repository?: string; readonly commit?: string },
): Origin {
  const { host = 'github.com', user, repository, commit } = remote
  if (/^(?:git2?r?|github|gitlab|bitbucket)$/i.test(source) && user && repository)
    return {
      type: 'cran',
      qualifiers: {
        vcs_url: `git+https://${host.replace(/^api\./, '').replace(/\/api\/v\d$/, '')}/${user}/${repository}${commit ? `@${commit}` : ''}`,
      },
    }
  return { type: /^bioc/i.test(source) ? 'bioconductor' : 'cran' }
}

function* parseDescription({ bytes }: FoundFile): Generator<Found> {
  for (const stanza of readStanzas(textOf(bytes))) {
    const [name, version] = [stanza.get('package'), stanza.get('version')]
    // R writes `Built` when it installs; a package's source has none. `base` marks parts of R itself, which have its version.
    if (!name || !version || !stanza.get('built')) return
    if (stanza.get('priority') === 'base') {
      if (name === 'base') yield { kind: 'package', type: 'generic', name: 'r', version }
      return
    }
    const remote = {
      user: stanza.get('remoteusername'),
      repository: stanza.get('remoterepo'),
      commit: stanza.get('remotesha'),
      host: stanza.get('remotehost'),
    }
    const known = Object.fromEntries(Object.entries(remote).flatMap(([key, value]) => (value ? [[key, value]] : [])))
    yield {
      kind: 'package',
      ...originOf(stanza.get('remotetype') ?? (stanza.get('biocviews') ? 'bioconductor' : 'cran'), known),
      name,
      version,
      requires: needsOf(stanza, ['depends', 'imports', 'linkingto']),
      licences: licencesIn(stanza.get('license')),
    }
    return
  }
}

const rInstalled = {
  id: 'r-installed',
  revision: 1,
  paths: ['**/DESCRIPTION'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Installed packages of R, from CRAN, Bioconductor and Git, with licences and edges. R’s own parts are the program r.',
  parse: parseDescription,
} satisfies Cataloger

const Text = z.string().optional()
const Needs = z.union([z.array(z.string()), z.string(), z.null()]).optional()
const Entry = z.object({
  Package: z.string(),
  Version: z.string(),
  Source: Text,
  RemoteHost: Text,
  RemoteUsername: Text,
  RemoteRepo: Text,
  RemoteSha: Text,
  Requirements: Needs,
  Depends: Needs,
  Imports: Needs,
  LinkingTo: Needs,
})
const Renv = z.object({ Packages: z.record(z.string(), Entry).default({}) })

/** Lists of names with their ranges; renv before 1.1 has `Requirements`, later ones the fields of DESCRIPTION. */
const needNames = (needs: z.output<typeof Needs>): string[] => (Array.isArray(needs) ? needs : [needs ?? '']).flatMap(namesIn)

function* parseRenv({ bytes }: FoundFile): Generator<Found> {
  for (const entry of Object.values(parseJson(Renv, bytes).Packages)) {
    const remote = Object.entries({
      host: entry.RemoteHost,
      user: entry.RemoteUsername,
      repository: entry.RemoteRepo,
      commit: entry.RemoteSha,
    })
    yield {
      kind: 'package',
      ...originOf(entry.Source ?? '', Object.fromEntries(remote.flatMap(([key, value]) => (value ? [[key, value]] : [])))),
      name: entry.Package,
      version: entry.Version,
      requires: [entry.Requirements, entry.Depends, entry.Imports, entry.LinkingTo].flatMap(needNames),
    }
  }
}

const renvLock = {
  id: 'r-renv-lock',
  revision: 1,
  paths: ['**/renv.lock'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages that renv locked, from CRAN, Bioconductor and Git, with edges.',
  parse: parseRenv,
} satisfies Cataloger

function* parsePackrat({ bytes }: FoundFile): Generator<Found> {
  for (const stanza of readStanzas(textOf(bytes))) {
    const [name, version] = [stanza.get('package'), stanza.get('version')]
    if (!name || !version) continue
    const remote = {
      user: stanza.get('githubusername') ?? '',
      repository: stanza.get('githubrepo') ?? '',
      commit: stanza.get('githubsha1') ?? '',
    }
    yield { kind: 'package', ...originOf(stanza.get('source') ?? '', remote), name, version, requires: namesIn(stanza.get('requires')) }
  }
}

const packratLock = {
  id: 'r-packrat-lock',
  revision: 1,
  paths: ['**/packrat.lock'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages that packrat locked, with edges.',
  parse: parsePackrat,
} satisfies Cataloger

export const rCatalogers: readonly Cataloger[] = [rInstalled, packratLock, renvLock]
