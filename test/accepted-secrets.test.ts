import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Result } from '#model/index.ts'
import { plimsoll } from '#testing/plimsoll.ts'
import { secretSamples } from '#testing/secret-samples.ts'

const make = (rule: string, seed: number): string => secretSamples.find((samples) => samples.rule === rule)!.make(seed)

test('secrets are accepted by a comment in the file, which may be turned off, and by an exception with an owner', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-accepted-'))
  t.after(() => rm(home, { recursive: true }))
  const folder = join(home, 'shop')
  await mkdir(join(folder, 'test'), { recursive: true })
  const [first, second] = [make('github-personal-access-token', 1), make('github-personal-access-token', 2)]
  await writeFile(join(folder, 'a.env'), `TOKEN=${first} # gitleaks:allow\n`)
  await writeFile(join(folder, 'test/b.env'), `TOKEN=${second}\n`)
  await writeFile(
    join(home, 'plimsoll.yaml'),
    'exceptions:\n  - rule: github-pat\n    path: test/\n    owner: web team\n    reason: for tests\n    expires: 2099-12-31\n',
  )
  const check = (...flags: string[]) => plimsoll(['check', 'dir:shop', '--kinds', 'secret', ...flags], { home, cwd: home })

  // What gitleaks calls the rule is no name of ours: the exception does not apply, and says so.
  const wrong = await check()
  equal(wrong.code, 1)
  match(wrong.stdout, /exception plimsoll\.yaml:2 is unused/)

  await writeFile(join(home, '.gitleaksignore'), 'test/b.env:github-pat:1\n')
  const imported = ['exception', 'import', '.gitleaksignore', '--owner', 'web team', '--output', 'plimsoll.yaml']
  equal((await plimsoll(imported, { home, cwd: home })).code, 0)
  const accepted = await check('--format', 'json', '--output', 'result.json')
  equal(accepted.code, 0, accepted.stderr)
  const shown = await check('--all')
  match(shown.stdout, /accepted \(gitleaks:allow\), a\.env:1/)
  match(shown.stdout, /accepted by web team/)

  const replayed = await plimsoll(['replay', 'result.json'], { home, cwd: home })
  equal(replayed.code, 0, replayed.stderr)
  const { findings } = JSON.parse(replayed.stdout) as Result
  deepEqual(
    findings.map(({ status, exception }) => [status, exception?.owner]),
    [
      ['excepted', undefined],
      ['excepted', 'web team'],
    ],
  )
  const strict = await check('--no-inline')
  equal(strict.code, 1)
  match(strict.stdout, /^DENIED .*1 finding over the line/)
  for (const { stdout, stderr } of [wrong, shown, replayed, strict])
    for (const value of [first, second]) equal(stdout.includes(value) || stderr.includes(value), false)
})
