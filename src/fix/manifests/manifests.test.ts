import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { ParseError } from '#base/index.ts'
import { applyEdits, readText } from '../text-file.ts'
import type { Manifests } from './contract.ts'
import { manifestEditor, manifestEditors } from './registry.ts'

const treeOf = (files: Readonly<Record<string, string>>): Manifests =>
  new Map(Object.entries(files).map(([path, text]) => [path, readText(path, Buffer.from(text))]))

/** What becomes of the files; what is not edited is told. */
function changed(id: string, files: Readonly<Record<string, string>>, [name, from, to]: readonly [string, string, string]): unknown {
  const manifests = treeOf(files)
  const change = manifestEditor(id)!.change({ name, from, to }, Object.keys(files)[0]!, manifests)
  if (change.kind !== 'edited') return change.kind
  return Object.fromEntries(change.files.map(({ path, edits }) => [path, applyEdits(files[path]!, edits)]))
}

/** One file before and after; `after` may be the kind of what is no edit. */
type Row = readonly [why: string, wanted: readonly [name: string, from: string, to: string], before: string, after: string]

const table = (id: string, path: string, rows: readonly Row[]): void => {
  for (const [why, wanted, before, after] of rows)
    test(`${id}: ${why}`, () =>
      deepEqual(changed(id, { [path]: before }, wanted), ['absent', 'admits', 'blocked'].includes(after) ? after : { [path]: after }))
}

const jinja = ['jinja2', '2.10', '3.1.6'] as const
table('requirements', 'requirements.txt', [
  ['a pin, whatever the case of its name', jinja, 'Jinja2==2.10\n', 'Jinja2==3.1.6\n'],
  [
    'extras, blanks, a marker and a comment stay',
    jinja,
    'jinja2[i18n] == 2.10 ; python_version >= "3" # 2.10\r\n',
    'jinja2[i18n] == 3.1.6 ; python_version >= "3" # 2.10\r\n',
  ],
  ['a byte order mark stays', jinja, '\uFEFFjinja2==2.10', '\uFEFFjinja2==3.1.6'],
  ['=== and another way to write the version', jinja, 'jinja2===2.10\njinja2==2.10.0', 'jinja2===3.1.6\njinja2==3.1.6'],
  ['a continued line', jinja, 'jinja2 \\\n  ==2.10\n', 'jinja2 \\\n  ==3.1.6\n'],
  ['a continued marker', jinja, 'jinja2==2.10 \\\n  ; python_version > "2"\nx==1\n', 'jinja2==3.1.6 \\\n  ; python_version > "2"\nx==1\n'],
  ['a range that keeps it out', jinja, 'jinja2>=2.9,<3\n', 'jinja2>=3.1.6\n'],
  ['a range in parentheses', jinja, 'jinja2 (<3)\n', 'jinja2 (>=3.1.6)\n'],
  ['a range that lets it in', jinja, 'jinja2>=2\n', 'admits'],
  ['no range', jinja, 'jinja2\n', 'admits'],
  ['another name that begins so', jinja, 'jinja2-time==2.10\n', 'absent'],
  [
    'another pin of the same name, for another Python',
    jinja,
    'jinja2==2.10; python_version<"3"\njinja2==2.11; python_version>="3"',
    'jinja2==3.1.6; python_version<"3"\njinja2==2.11; python_version>="3"',
  ],
  ['an address', jinja, 'jinja2 @ https://example.com/jinja2-2.10.tar.gz\n', 'blocked'],
  ['a comment', jinja, '# jinja2==2.10\n', 'absent'],
  ['hashes', jinja, 'jinja2==2.10 --hash=sha256:aa\n', 'blocked'],
  ['hashes on the next line', jinja, 'jinja2==2.10 \\\n    --hash=sha256:aa\n', 'blocked'],
])

test('requirements: what is included, and by what it is included', () =>
  deepEqual(
    changed(
      'requirements',
      {
        'a/requirements.txt': '-c ../constraints.txt\njinja2==2.10\n',
        'constraints.txt': 'jinja2<3\nother==1\n',
        'a/requirements-dev.txt': '-r requirements.txt\njinja2==2.10\n',
        'b/requirements.txt': 'jinja2==2.10\n',
        'c/requirements.txt': '-r ../../outside.txt\n',
      },
      jinja,
    ),
    {
      'a/requirements.txt': '-c ../constraints.txt\njinja2==3.1.6\n',
      'constraints.txt': 'jinja2>=3.1.6\nother==1\n',
      'a/requirements-dev.txt': '-r requirements.txt\njinja2==3.1.6\n',
    },
  ))

const lodash = ['lodash', '4.17.11', '4.18.0'] as const
const manifest = (text: string): string => `{\n\t"dependencies": {\n\t\t"lodash": ${JSON.stringify(text)}\n\t}\n}`
table('package-json', 'package.json', [
  ['exact', lodash, manifest('4.17.11'), manifest('4.18.0')],
  ['a caret', ['lodash', '3.1.0', '4.18.0'], manifest('^3.1.0'), manifest('^4.18.0')],
  ['a tilde', lodash, manifest('~4.17.11'), manifest('~4.18.0')],
  ['a caret that lets it in', lodash, manifest('^4.17.0'), 'admits'],
  ['a wild version', ['lodash', '3.1.0', '4.18.0'], manifest('3.x'), manifest('^4.18.0')],
  ['alternatives', ['lodash', '3.1.0', '4.18.0'], manifest('2 || 3'), manifest('^4.18.0')],
  ['a range with an end', lodash, manifest('>=4 <4.18'), manifest('^4.18.0')],
  ['an alias', lodash, manifest('npm:lodash@4.17.11'), manifest('npm:lodash@4.18.0')],
  ['an alias of another package', lodash, manifest('npm:lodash-es@4.17.11'), 'absent'],
  ['Git', lodash, manifest('github:lodash/lodash#4.17.11'), 'blocked'],
  ['a workspace', lodash, manifest('workspace:*'), 'blocked'],
  ['a tag', lodash, manifest('latest'), 'blocked'],
  [
    'in several sections',
    lodash,
    '{"devDependencies":{"lodash":"4.17.11"},"peerDependencies":{"lodash":"~4.17.0"}}',
    '{"devDependencies":{"lodash":"4.18.0"},"peerDependencies":{"lodash":"~4.18.0"}}',
  ],
  [
    'a key that stands twice: the last counts',
    lodash,
    '{"dependencies":{"lodash":"1.0.0","lodash":"4.17.11"}}',
    '{"dependencies":{"lodash":"1.0.0","lodash":"4.18.0"}}',
  ],
  ['the name elsewhere', lodash, '{"config":{"lodash":"4.17.11"},"dependencies":[]}', 'absent'],
])

function overridden(tool: string, single: boolean, text: string): string {
  const change = manifestEditor('package-json')!.override!(
    { name: 'qs', from: '6.5.1', to: '6.5.3' },
    'package.json',
    treeOf({ 'package.json': text }),
    {
      tool,
      single,
      parents: [{ name: 'express', version: '4.16.0', range: '6.5.1' }],
    },
  )
  return change.kind === 'edited' ? applyEdits(text, change.files[0]!.edits) : change.kind
}

for (const [why, tool, single, before, after] of [
  ['npm', 'npm', true, '{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "overrides": {\n    "qs": "^6.5.3"\n  }\n}\n'],
  ['tabs and carriage returns', 'npm', true, '{\r\n\t"a": 1\r\n}', '{\r\n\t"a": 1,\r\n\t"overrides": {\r\n\t\t"qs": "^6.5.3"\r\n\t}\r\n}'],
  [
    'beside others',
    'npm',
    true,
    '{\n  "overrides": {\n    "x": "1"\n  }\n}',
    '{\n  "overrides": {\n    "x": "1",\n    "qs": "^6.5.3"\n  }\n}',
  ],
  ['into an empty object', 'npm', true, '{\n  "overrides": {}\n}', '{\n  "overrides": {\n    "qs": "^6.5.3"\n  }\n}'],
  ['one that is there', 'npm', true, '{ "overrides": { "qs": "6.5.2" } }', '{ "overrides": { "qs": "^6.5.3" } }'],
  ['one that has others below it', 'npm', true, '{"overrides":{"qs":{"x":"1"}}}', '{"overrides":{"qs":{"x":"1",".":"^6.5.3"}}}'],
  ['below the parent when there are several versions', 'npm', false, '{"a":1}', '{"a":1,"overrides":{"express":{"qs":"^6.5.3"}}}'],
  [
    'below a parent that is overridden itself',
    'npm',
    false,
    '{"overrides":{"express":"4.20.0"}}',
    '{"overrides":{"express":{".":"4.20.0","qs":"^6.5.3"}}}',
  ],
  [
    'what the project asks for itself',
    'npm',
    true,
    '{"dependencies":{"qs":"6.5.3"}}',
    '{"dependencies":{"qs":"6.5.3"},"overrides":{"qs":"$qs"}}',
  ],
  ['yarn', 'yarn', true, '{"a":1}', '{"a":1,"resolutions":{"qs":"^6.5.3"}}'],
  ['yarn with several versions', 'yarn', false, '{"a":1}', '{"a":1,"resolutions":{"**/express/qs":"^6.5.3"}}'],
  ['berry with several versions', 'yarn-berry', false, '{"a":1}', '{"a":1,"resolutions":{"express/qs":"^6.5.3"}}'],
  ['pnpm', 'pnpm', true, '{"a":1}', '{"a":1,"pnpm":{"overrides":{"qs":"^6.5.3"}}}'],
  ['pnpm with several versions', 'pnpm', false, '{"pnpm":{"x":1}}', '{"pnpm":{"x":1,"overrides":{"express>qs":"^6.5.3"}}}'],
  ['an empty manifest', 'npm', true, '{}', '{\n  "overrides": {\n    "qs": "^6.5.3"\n  }\n}'],
] as const)
  test(`package-json: overrides: ${why}`, () => equal(overridden(tool, single, before), after))

const yaml = ['org.yaml:snakeyaml', '1.26', '2.0'] as const
const pomOf = (inner: string): string => `<project>\n  <groupId>g</groupId><artifactId>a</artifactId>\n${inner}</project>\n`
const dependency = (version: string, group = 'org.yaml', artifact = 'snakeyaml'): string =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${version === '' ? '' : `<version>${version}</version>`}</dependency>`
const dependencies = (...all: readonly string[]): string => `<dependencies>${all.join('')}</dependencies>\n`
const managed = (...all: readonly string[]): string => `<dependencyManagement>${dependencies(...all)}</dependencyManagement>\n`
const properties = (text: string): string => `<properties>${text}</properties>\n`
table('pom', 'pom.xml', [
  ['its version', yaml, pomOf(dependencies(dependency(' 1.26 <!-- 1.26 -->'))), pomOf(dependencies(dependency(' 2.0 <!-- 1.26 -->')))],
  [
    'a property',
    yaml,
    pomOf(properties('<y.v>1.26</y.v>') + dependencies(dependency('${y.v}'))),
    pomOf(properties('<y.v>2.0</y.v>') + dependencies(dependency('${y.v}'))),
  ],
  [
    'a property of a property',
    yaml,
    pomOf(properties('<a>${b}</a><b>1.26</b>') + dependencies(dependency('${a}'))),
    pomOf(properties('<a>${b}</a><b>2.0</b>') + dependencies(dependency('${a}'))),
  ],
  ['a loop of properties', yaml, pomOf(properties('<a>${b}</a><b>${a}</b>') + dependencies(dependency('${a}'))), 'blocked'],
  [
    'dependency management',
    yaml,
    pomOf(managed(dependency('1.26')) + dependencies(dependency(''))),
    pomOf(managed(dependency('2.0')) + dependencies(dependency(''))),
  ],
  [
    'its own version wins over the managed one',
    yaml,
    pomOf(managed(dependency('1.20')) + dependencies(dependency('1.26'))),
    pomOf(managed(dependency('1.20')) + dependencies(dependency('2.0'))),
  ],
  ['a version of several parts', yaml, pomOf(properties('<m>1</m>') + dependencies(dependency('${m}.26'))), 'blocked'],
  ['a range', yaml, pomOf(dependencies(dependency('[1.26,2)'))), 'blocked'],
  ['a version that only a parent outside of the tree knows', yaml, pomOf(dependencies(dependency(''))), 'blocked'],
  ['another dependency', yaml, pomOf(dependencies(dependency('1.26', 'org.other'))), 'absent'],
  ['a comment', yaml, pomOf(`<!-- ${dependencies(dependency('1.26'))} -->`), 'absent'],
  [
    'a profile',
    yaml,
    pomOf(`<profiles><profile>${dependencies(dependency('1.26'))}</profile></profiles>`),
    pomOf(`<profiles><profile>${dependencies(dependency('2.0'))}</profile></profiles>`),
  ],
])

for (const [why, range] of [
  ['another workspace asks for another version', '1.2.0'],
  ['a range that was edited already', '^9.0.0'],
] as const)
  test(`package-json: ${why}: it stays`, () => equal(changed('package-json', { 'package.json': manifest(range) }, lodash), 'absent'))

test('package-json: overrides that are no object, and manifests that are none, are not edited', () => {
  for (const text of ['{"overrides":[]}', '{"overrides":"x"}', '[]', '"x"']) throws(() => overridden('npm', true, text), ParseError)
})

test('pom: a property and a version of the parent, beside the pom or elsewhere in the tree', () => {
  const parent = `<project><groupId>g</groupId><artifactId>p</artifactId><version>1</version>${properties('<y.v>1.26</y.v>')}${managed(dependency('${y.v}'))}</project>`
  const child = `<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent><artifactId>c</artifactId>${dependencies(dependency(''))}</project>`
  const after = parent.replace('1.26', '2.0')
  deepEqual(changed('pom', { 'c/pom.xml': child, 'pom.xml': parent }, yaml), { 'pom.xml': after })
  deepEqual(changed('pom', { 'c/pom.xml': child, 'build/parent/pom.xml': parent }, yaml), { 'build/parent/pom.xml': after })
  deepEqual(changed('pom', { 'c/pom.xml': child }, yaml), 'blocked')
})

const crypto = ['golang.org/x/crypto', 'v0.1.0', 'v0.17.0'] as const
table('go-mod', 'go.mod', [
  [
    'a block, with a comment and tabs',
    crypto,
    'module m\n\nrequire (\n\tgolang.org/x/crypto v0.1.0 // indirect\n\ta.b/c v1.0.0\n)\n',
    'module m\n\nrequire (\n\tgolang.org/x/crypto v0.17.0 // indirect\n\ta.b/c v1.0.0\n)\n',
  ],
  ['one line', crypto, 'require golang.org/x/crypto v0.1.0\r\n', 'require golang.org/x/crypto v0.17.0\r\n'],
  ['quotes', crypto, 'require "golang.org/x/crypto" v0.1.0', 'require "golang.org/x/crypto" v0.17.0'],
  ['replaced', crypto, 'require golang.org/x/crypto v0.1.0\nreplace golang.org/x/crypto => ../crypto\n', 'blocked'],
  ['the target of a replace', crypto, 'require x.y/z v1.0.0\nreplace x.y/z => golang.org/x/crypto v0.1.0\n', 'blocked'],
  ['excluded', crypto, 'exclude golang.org/x/crypto v0.17.0\nrequire golang.org/x/crypto v0.1.0\n', 'blocked'],
  ['a comment', crypto, '// require golang.org/x/crypto v0.1.0\n', 'absent'],
])

const smallvec = ['smallvec', '0.6.9', '1.6.1'] as const
table('cargo-toml', 'Cargo.toml', [
  ['a string', smallvec, '[dependencies]\nsmallvec = "0.6.9" # why\n', '[dependencies]\nsmallvec = "1.6.1" # why\n'],
  [
    'an inline table',
    smallvec,
    '[dev-dependencies]\nsmallvec = { version = "=0.6.9", features = ["union"] }',
    '[dev-dependencies]\nsmallvec = { version = "=1.6.1", features = ["union"] }',
  ],
  ['a table of its own', smallvec, '[dependencies.smallvec]\nversion = "~0.6"\n', '[dependencies.smallvec]\nversion = "~1.6.1"\n'],
  [
    'renamed',
    smallvec,
    '[dependencies]\nsv = { package = "smallvec", version = "0.6" }',
    '[dependencies]\nsv = { package = "smallvec", version = "1.6.1" }',
  ],
  ['another that took the name', smallvec, '[dependencies]\nsmallvec = { package = "other", version = "0.6" }', 'absent'],
  ['of a target', smallvec, "[target.'cfg(unix)'.dependencies]\nsmallvec = '0.6'", "[target.'cfg(unix)'.dependencies]\nsmallvec = '1.6.1'"],
  ['of a workspace', smallvec, '[workspace.dependencies]\nsmallvec = "0.6"', '[workspace.dependencies]\nsmallvec = "1.6.1"'],
  ['a requirement that lets it in', smallvec, '[dependencies]\nsmallvec = ">=0.6"', 'admits'],
  ['Git', smallvec, '[dependencies]\nsmallvec = { git = "https://example.com/x", version = "0.6" }', 'blocked'],
  ['metadata', smallvec, '[package.metadata.dependencies]\nsmallvec = "0.6"', 'absent'],
])

const rack = ['rack', '2.0.1', '2.2.8'] as const
table('gemfile', 'Gemfile', [
  ['pessimistic', rack, "gem 'rack', '~> 2.0.1', require: false\n", "gem 'rack', '~> 2.2.8', require: false\n"],
  ['exact, double quotes and parentheses', rack, 'gem("rack", "2.0.1")', 'gem("rack", "2.2.8")'],
  ['several requirements', rack, "gem 'rack', '>= 2', '< 2.1' # x", "gem 'rack', '>= 2.2.8' # x"],
  ['one that lets it in', rack, "gem 'rack', '~> 2.0'", 'admits'],
  ['none', rack, "  gem 'rack'\n", 'admits'],
  ['Git', rack, "gem 'rack', '2.0.1', git: 'https://example.com/rack'", 'blocked'],
  ['a comment', rack, "# gem 'rack', '2.0.1'", 'absent'],
  ['another', rack, "gem 'rack-test', '2.0.1'", 'absent'],
])

const guzzle = ['guzzlehttp/guzzle', '6.5.0', '7.4.5'] as const
table('composer-json', 'composer.json', [
  [
    'a caret',
    guzzle,
    '{\n    "require": {\n        "php": ">=7",\n        "GuzzleHttp/guzzle": "^6.5"\n    }\n}',
    '{\n    "require": {\n        "php": ">=7",\n        "GuzzleHttp/guzzle": "^7.4.5"\n    }\n}',
  ],
  ['for development', guzzle, '{"require-dev":{"guzzlehttp/guzzle":"6.5.*"}}', '{"require-dev":{"guzzlehttp/guzzle":"^7.4.5"}}'],
  ['alternatives that let it in', guzzle, '{"require":{"guzzlehttp/guzzle":"^6 || ^7"}}', 'admits'],
  ['a branch', guzzle, '{"require":{"guzzlehttp/guzzle":"dev-main"}}', 'blocked'],
])

table('pyproject', 'pyproject.toml', [
  [
    'PEP 621',
    jinja,
    '[project]\ndependencies = [\n  "Jinja2[i18n]==2.10; python_version > \'2\'", # x\n]\n',
    '[project]\ndependencies = [\n  "Jinja2[i18n]==3.1.6; python_version > \'2\'", # x\n]\n',
  ],
  [
    'an option',
    jinja,
    '[project.optional-dependencies]\nx = ["jinja2 ~= 2.10"]',
    '[project.optional-dependencies]\nx = ["jinja2 ~= 3.1.6"]',
  ],
  ['a group', jinja, '[dependency-groups]\nx = ["jinja2 (>=2,<3)"]', '[dependency-groups]\nx = ["jinja2 (>=3.1.6)"]'],
  ['Poetry', jinja, '[tool.poetry.dependencies]\nJinja2 = "^2.10"', '[tool.poetry.dependencies]\nJinja2 = "^3.1.6"'],
  [
    'a group of Poetry',
    jinja,
    '[tool.poetry.group.dev.dependencies]\njinja2 = { version = "2.10", extras = ["i18n"] }',
    '[tool.poetry.group.dev.dependencies]\njinja2 = { version = "3.1.6", extras = ["i18n"] }',
  ],
  ['a range that lets it in', jinja, '[project]\ndependencies = ["jinja2>=2"]', 'admits'],
  ['an address', jinja, '[project]\ndependencies = ["jinja2 @ https://example.com/x.whl"]', 'blocked'],
  ['Git', jinja, '[tool.poetry.dependencies]\njinja2 = { git = "https://example.com/x" }', 'blocked'],
  ['escapes', jinja, '[project]\ndependencies = ["jinja2\\u003d=2.10"]', 'blocked'],
  ['another tool', jinja, '[tool.other.dependencies]\njinja2 = "2.10"', 'absent'],
])

test('manifests: ids are unique and sorted', () => {
  const ids = manifestEditors.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].sort())
})

const HOSTILE = [
  ...[
    '"',
    '{',
    '[',
    '<',
    '#',
    '\\',
    ' ',
    'a',
    '\n',
    "'",
    '=',
    '.',
    ',',
    '\t',
    '(',
    '-r ',
    'require ',
    'gem "x", "1"',
    '\r',
    '\u0000',
    '😀',
  ].map((part) => part.repeat(500_000 / part.length)),
  '{"dependencies":'.repeat(10_000),
  `x==1 \\\n${'\\\n'.repeat(50_000)}`,
  `gem 'x'${", '1'".repeat(20_000)}`,
  `[dependencies]\nx = ${'['.repeat(5000)}`,
  '{"dependencies":{"__proto__":"1","x":"1"}}',
  `require (\n${'x v1\n'.repeat(20_000)}`,
]

for (const editor of manifestEditors)
  test(`${editor.id}: hostile manifests end in an error or an answer`, () => {
    for (const text of HOSTILE)
      try {
        const change = editor.change({ name: 'x', from: '1', to: '2' }, 'x/pom.xml', treeOf({ 'x/pom.xml': text }))
        ok(change.kind)
      } catch (thrown) {
        ok(thrown instanceof ParseError, String(thrown))
      }
  })
