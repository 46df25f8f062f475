import { MiB, matcherOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import type { Mark } from '../programs/contract.ts'
import { versionIn } from '../programs/search.ts'
import { bundledTable } from './bundled-table.ts'

/** Places of a text that are looked at: a banner is among the first, and foreign files may be nothing but such texts. */
const PLACES = 200

/** Texts that retire.js' patterns reach too far for, or do not know, as the libraries' own files have them. */
const OWN: ReadonlyMap<string, readonly Mark[]> = new Map([
  ['lodash', [{ near: 'VERSION', version: /\bVERSION ?= ?["'](\d\.\d{1,2}\.\d{1,3})["']/ }]],
  ['moment', [{ near: '.version', version: /\w\.version ?= ?["'](\d\.\d{1,2}\.\d{1,3})["']/ }]],
  ['dompurify', [{ near: '.removed=[]', version: /\.version="(\d\.\d{1,2}\.\d{1,3})",[\w$]{1,3}\.removed=\[\]/ }]],
  ['tinymce', [{ near: '* Version: ', version: /\* Version: (\d{1,2}\.\d{1,2}\.\d{1,3}) \(\d{4}-/ }]],
  ['ember-source', [{ near: '* @version ', version: /\* @version {1,6}(\d{1,2}\.\d{1,2}\.\d{1,3})\s/ }]],
])

const pathsOf = (heads: readonly string[]): string[] => heads.flatMap((head) => [`**/${head}.js`, `**/${head}.*.js`, `**/${head}-*.js`])

const rowsOf = matcherOf(bundledTable.flatMap((row) => pathsOf(row.heads).map((path) => [path, row] as const)))

function* parse(file: FoundFile): Generator<Found> {
  // An installed package says itself what it is.
  if (/(?:^|\/)node_modules\//.test(file.path)) return
  for (const { name, type, marks } of rowsOf(file.path)) {
    const version = versionIn({ name, paths: [], marks: [...marks, ...(OWN.get(name) ?? [])] }, file, PLACES)
    if (version !== undefined) yield { kind: 'package', type, name, version }
  }
}

export const bundledLibraries = {
  id: 'npm-bundled',
  revision: 1,
  paths: [...new Set(bundledTable.flatMap(({ heads }) => pathsOf(heads)))],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Libraries for browsers that were copied into a project, by the names of their files and the version in them (facts of retire.js). A file under another name, such as a bundle, is not looked at.',
  parse,
} satisfies Cataloger
