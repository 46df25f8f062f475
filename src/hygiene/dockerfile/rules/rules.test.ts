import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, array, constantFrom, property } from 'fast-check'
import { severities } from '#model/index.ts'
import { dockerfileRules, hadolintCodes, lintDockerfile, type DockerfileRule, type LintOptions } from '#hygiene/index.ts'

const places = (rule: DockerfileRule, text: string, options: LintOptions = {}): string[] =>
  lintDockerfile(text, 'Dockerfile', options)
    .issues.filter((issue) => issue.rule === rule)
    .map(({ line, column }) => `${line}:${column}`)

const passing = (rule: DockerfileRule) =>
  rule.pass.map((example) => (typeof example === 'string' ? { text: example, options: {} } : { options: {}, ...example }))
const failing = (rule: DockerfileRule) =>
  rule.fail.map((example) => {
    if ('text' in example) return { options: {}, ...example }
    const [text, ...at] = example
    return { text, at, options: {} }
  })

for (const rule of dockerfileRules) {
  test(`rule ${rule.id}: its examples hold`, () => {
    for (const { text, options } of passing(rule)) deepEqual([text, places(rule, text, options)], [text, []])
    for (const { text, at, options } of failing(rule)) deepEqual([text, places(rule, text, options)], [text, at])
  })

  test(`rule ${rule.id}: is declared whole`, () => {
    match(rule.id, /^[a-z]+(?:-[a-z]+)*$/)
    ok(severities.includes(rule.severity))
    ok(rule.pass.length > 0 && rule.fail.length > 0)
    for (const text of [rule.title, rule.rationale, rule.remediation]) ok(text.length > 10 && text.length < 300, text)
    ok(!rule.title.endsWith('.') && rule.rationale.endsWith('.') && rule.remediation.endsWith('.'))
  })
}

test('rules: every example is a Dockerfile that is read whole', () => {
  const broken = dockerfileRules.flatMap((rule) =>
    [...passing(rule), ...failing(rule)].flatMap(({ text }) =>
      lintDockerfile(text, 'Dockerfile').problems.map(({ message }) => `${rule.id}: ${message}`),
    ),
  )
  deepEqual(broken, [])
})

test('rules: ids are unique and in order', () => {
  const ids = dockerfileRules.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
})

test('rules: every rule that is declared is registered', () => {
  const folder = new URL('.', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const declared = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id!),
  )
  deepEqual(
    [...new Set(declared)].toSorted(),
    dockerfileRules.map(({ id }) => id),
  )
})

test("rules: each of hadolint's codes is the alias of the rule that the table names, or has a reason", () => {
  const known = new Map(dockerfileRules.map(({ id, aliases }) => [id, aliases]))
  for (const { code, rule, why } of hadolintCodes) {
    if (rule === undefined) ok(why !== undefined && why.length > 10, code)
    else ok(known.get(rule)?.includes(code), `${code} is no alias of ${rule}`)
  }
  const listed = new Set(hadolintCodes.map(({ code }) => code))
  for (const { aliases } of dockerfileRules) for (const alias of aliases) if (alias.startsWith('DL')) ok(listed.has(alias), alias)
  equal(listed.size, hadolintCodes.length)
})

test('rules: an example cut off anywhere is judged without an error, and places lie within it', () => {
  for (const rule of dockerfileRules)
    for (const { text, options } of failing(rule))
      for (let end = 0; end <= text.length; end++) {
        const cut = text.slice(0, end)
        const lines = cut.split('\n')
        for (const { line, column } of lintDockerfile(cut, 'Dockerfile', options).issues)
          ok(column <= (lines[line - 1]?.length ?? 0) + 1, cut)
      }
})

const PIECES = dockerfileRules.flatMap((rule) => failing(rule).map(({ text }) => `${text}\n`))

test('rules: examples put together in any order are judged without an error', () =>
  check(
    property(array(constantFrom(...PIECES, 'RUN a \\\n', '"\n', 'ONBUILD ', '<<A\n', "'"), { maxLength: 12 }), (pieces) => {
      lintDockerfile(pieces.join(''), 'Dockerfile', {
        hasDockerignore: false,
        requiredLabels: { o: 'semver' },
        trustedRegistries: ['a.test'],
      })
    }),
    { numRuns: 50 },
  ))
