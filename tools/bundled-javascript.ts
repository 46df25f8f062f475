/**
 * Makes the table of bundled JavaScript libraries of retire.js' repository: `node tools/bundled-javascript.ts jsrepository-v5.json`. Of
 * each library the names of its files and the texts in which its versions stand. A pattern is kept where a linear engine takes it and a
 * text of its own stands close to the version: it is then tried on some 240 bytes around that text alone. What is left out is listed.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { RE2JS } from 're2js'

type Library = {
  readonly npmname?: string
  readonly extractors?: {
    readonly filename?: readonly string[]
    readonly filecontent?: readonly string[]
    readonly filecontentreplace?: readonly string[]
  }
}

const SLOT = '§§version§§'
/** A version in a file's text, and in its name, where `.min.js` follows. */
const IN_TEXT = '\\d{1,5}(?:\\.[\\w-]{1,20}){1,4}'
const IN_NAME = '\\d{1,5}(?:\\.\\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\\d.-]{0,6})?'

/** Parts of others, entries of the tool's own tests, and what belongs to a library that is there already. */
const SKIPPED = new Set([
  'retire-example',
  'dont check',
  'jquery-ui-dialog',
  'jquery-ui-autocomplete',
  'jquery-ui-tooltip',
  'nextjs',
  'pendo',
  'react-is',
  'scheduler',
])
/** Names in npm that are somebody else's package. */
const NOT_NPM = new Set(['prototypejs'])
/** What npm calls a library that the repository names otherwise. */
const NPM_NAMES: Readonly<Record<string, string>> = { ember: 'ember-source' }
/** File names that the repository does not tell, by key. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  'jquery-validation': ['jquery.validate', 'jquery.validation'],
  'jquery-ui': ['jquery-ui', 'jquery.ui.core'],
  'jquery-mobile': ['jquery.mobile'],
  'jquery.prettyPhoto': ['jquery.prettyPhoto'],
  'jquery.datatables': ['jquery.dataTables', 'dataTables'],
  'tableexport.jquery.plugin': ['tableExport', 'tableexport'],
  jPlayer: ['jquery.jplayer', 'jplayer'],
  tinyMCE: ['tinymce', 'tiny_mce'],
  '@angular/core': ['core.umd', 'angular2'],
  DOMPurify: ['purify', 'dompurify'],
  DWR: ['dwr'],
  'pdf.js': ['pdf', 'pdf.worker'],
  'blueimp-file-upload': ['jquery.fileupload', 'jquery.fileupload-ui'],
  'ua-parser-js': ['ua-parser'],
  mathjax: ['MathJax', 'mathjax'],
  froala: ['froala_editor'],
  lodash: ['lodash', 'lodash.core'],
  'chart.js': ['chart', 'Chart'],
  'underscore.js': ['underscore'],
  ExtJS: ['ext-all', 'ext-base', 'ext'],
  highlightjs: ['highlight'],
  threejs: ['three'],
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The plain texts of a pattern that have to occur in what it finds, outside of groups and classes, with their places. */
function literals(pattern: string): { readonly text: string; readonly at: number }[] {
  const runs: { text: string; at: number }[] = []
  let text = ''
  let start = 0
  const flush = (): void => {
    if (text !== '') runs.push({ text, at: start })
    text = ''
  }
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!
    if (c === '(' || c === '[') {
      flush()
      // Groups may hold others; a class ends at its bracket.
      for (let depth = 1; depth > 0 && ++i < pattern.length;) {
        const inner = pattern[i]!
        if (inner === '\\') i++
        else if (c === '[') depth -= Number(inner === ']')
        else depth += Number(inner === '(') - Number(inner === ')')
      }
    } else if (/[*+?{]/.test(c)) {
      // What is repeated need not occur.
      text = text.slice(0, -1)
      flush()
      if (c === '{') i = pattern.indexOf('}', i)
    } else if (c === '|') return []
    else if (/[.^$]/.test(c)) flush()
    else if (c === '\\' && /[a-zA-Z0-9]/.test(pattern[i + 1] ?? '')) {
      flush()
      i++
    } else {
      if (text === '') start = i
      text += c === '\\' ? pattern[++i]! : c
    }
  }
  flush()
  return runs
}

const LEAST = 5

/** The text nearest to the version that is long enough to be rare. */
function nearOf(pattern: string): string | undefined {
  const slot = pattern.indexOf(`(${SLOT})`)
  const distance = ({ text, at }: { text: string; at: number }): number => (at < slot ? slot - at - text.length : at - slot)
  const long = literals(pattern).filter(({ text }) => text.trim().length >= LEAST)
  return long.toSorted((a, b) => distance(a) - distance(b))[0]?.text
}

/** Why a pattern is no part of the table, or undefined. */
function refused(pattern: string): string | undefined {
  if (!pattern.includes(`(${SLOT})`)) return 'it makes the version of several parts'
  if (/\)(?:[*+]|\{\d+,)/.test(pattern)) return 'it repeats a group'
  if (/\{\d+,(?:\d{3,})?\}/.test(pattern)) return 'it reaches further than 99 characters'
  if (/\.\*|\[\\s\\S\][*+]/.test(pattern)) return 'it has no bound'
  if (nearOf(pattern) === undefined) return 'no text stands close to the version'
  try {
    RE2JS.compile(pattern.replace(SLOT, IN_TEXT))
    return undefined
  } catch (error) {
    return `the linear engine does not take it: ${String(error)}`
  }
}

const quoted = (text: string): string => JSON.stringify(text)
const regex = (pattern: string): string =>
  `/${pattern
    .replace(/(?<!\\)((?:\\\\)*)\//g, '$1\\/')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')}/`

function marksOf({ extractors = {} }: Library, leave: (pattern: string, why: string) => void): string[] {
  const marks: string[] = []
  for (const pattern of new Set(extractors.filecontent ?? [])) {
    const why = refused(pattern)
    if (why === undefined)
      marks.push(`{ near: ${quoted(nearOf(pattern)!)}, version: ${regex(pattern.replace(SLOT, IN_TEXT).replaceAll('\\@', '@'))} }`)
    else leave(pattern, why)
  }
  for (const pattern of extractors.filecontentreplace ?? []) leave(pattern, 'it makes the version of several parts')
  return marks
}

/** What stands before the version in a file's name: `jquery` of `jquery-(version)(\.min)?\.js`. */
const headsOf = (key: string, { extractors = {} }: Library): string[] => {
  const told = (extractors.filename ?? []).flatMap(
    (pattern) => /^\/?([\w.-]+?)(?:\(\?:js\))?\??(?:\[.*?\]|\(\?:.*?\)|[-_.])\(§/.exec(pattern)?.[1] ?? [],
  )
  const own = HEADS[key] ?? [key.replace(/\.js$|js$/, '').replace(/^.*\//, '')]
  return [...new Set([...told, ...own])].filter((head) => head !== '').toSorted()
}

const [source = ''] = process.argv.slice(2)
const repository = JSON.parse(readFileSync(source, 'utf8')) as Readonly<Record<string, Library>>
const left: string[] = []
const rows = Object.entries(repository)
  .filter(([key]) => !SKIPPED.has(key))
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, library]) => {
    const name = library.npmname ?? NPM_NAMES[key] ?? key
    const isNpm = !NOT_NPM.has(key) && /^(?:@[a-z0-9._-]+\/)?[a-z0-9][a-z0-9._-]*$/.test(name)
    const heads = headsOf(key, library)
    const named = `/^(?:${heads.map(escaped).join('|')})[-_.](${IN_NAME})(?:[.-][a-z]{1,12}){0,3}\\.js$/`
    const marks = [...marksOf(library, (pattern, why) => left.push(`${key}\t${why}\t${JSON.stringify(pattern)}`)), `{ named: ${named} }`]
    return `{ name: ${quoted(name)}, type: ${quoted(isNpm ? 'npm' : 'generic')}, heads: ${JSON.stringify(heads)}, marks: [${marks.join(', ')}] },`
  })

const target = new URL('../src/sbom/catalogers/javascript/bundled-table.ts', import.meta.url).pathname
writeFileSync(
  target,
  `/* oxlint-disable no-useless-escape -- patterns stay as they were published */
import type { Mark } from '../programs/contract.ts'

/** A library that is copied into other people's files: how its files are called, and where its version stands in them. */
export type Bundled = { readonly name: string; readonly type: 'npm' | 'generic'; readonly heads: readonly string[]; readonly marks: readonly Mark[] }

/** Made by tools/bundled-javascript.ts from the facts of retire.js (Apache-2.0), its repository of 2026-08-22. */
export const bundledTable: readonly Bundled[] = [
${rows.join('\n')}
]
`,
)
spawnSync('npx', ['oxfmt', target])
process.stderr.write(`${rows.length} libraries; left out:\n${left.join('\n')}\n`)
