import { equal } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const root = new URL('../../', import.meta.url).pathname
const rules = ['bounded-read', 'clock', 'no-shell', 'untimed-test']

/** Statement → the rule that refuses it, or none. */
const STATEMENTS = [
  ['new Date()', 'clock'],
  ['new Date(0)', ''],
  ['Date.now()', 'clock'],
  ['[1].map(Date.now)', 'clock'],
  ['Date.parse("2026-01-01")', ''],
  ['performance.now()', 'clock,untimed-test'],
  ['process.hrtime.bigint()', 'clock,untimed-test'],
  ['process.cpuUsage()', 'untimed-test'],
  ['process.cwd()', ''],
  ['execSync("ls")', 'no-shell'],
  ['child.execSync("ls")', 'no-shell'],
  ['exec("ls")', 'no-shell'],
  ['/a/.exec("a")', ''],
  ['spawn("ls", [], { shell: true })', 'no-shell'],
  ['spawn("ls", [], { shell: process.env.SHELL })', 'no-shell'],
  ['spawn("ls", [], { shell: false })', ''],
  ['readFileSync("x")', 'bounded-read'],
  ['await fs.readFile("x")', 'bounded-read'],
  ['await file.read(buffer, 0, 1)', ''],
  ['await response.arrayBuffer()', 'bounded-read'],
  ['gunzipSync(bytes)', 'bounded-read'],
  ['gunzipSync(bytes, { maxOutputLength: 10 })', ''],
  ['zlib.inflateRawSync(bytes, { level: 1 })', 'bounded-read'],
] as const

test('own lint rules: each refuses what it is for and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-lint-'))
  try {
    for (const [i, [statement]] of STATEMENTS.entries()) writeFileSync(join(folder, `${i}.mjs`), `${statement}\n`)
    const settings = {
      plugins: [],
      categories: { correctness: 'off' },
      jsPlugins: [join(root, 'tools/lint/plugin.ts')],
      rules: Object.fromEntries(rules.map((rule) => [`plimsoll/${rule}`, 'error'])),
    }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings))
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
    const { stdout } = spawnSync(process.execPath, [oxlint, '-c', 'settings.json', '--format', 'json', '.'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
    for (const [i, [statement, rule]] of STATEMENTS.entries()) {
      const found = diagnostics.filter(({ filename }) => filename === `${i}.mjs`).map(({ code }) => /\((.*)\)/.exec(code)?.[1] ?? code)
      equal([...new Set(found)].sort().join(), rule, statement)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
