import { deepEqual } from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { plimsoll, root } from '#testing/plimsoll.ts'

type Findings = { readonly findings: readonly { readonly id: string; readonly location: readonly { readonly path: string }[] }[] }

for (const folder of ['bench', 'docs', 'examples/build', 'src', 'test', 'testing', 'tools'])
  test(`own tree: no text that looks like a secret lies in ${folder}`, async (t) => {
    const home = await mkdtemp(join(tmpdir(), 'plimsoll-own-'))
    t.after(() => rm(home, { recursive: true }))
    const { stdout } = await plimsoll(['check', `dir:${join(root, folder)}`, '--kinds', 'secret', '--no-inline', '--format', 'json'], {
      home,
      cwd: home,
    })
    deepEqual(
      (JSON.parse(stdout) as Findings).findings.map(({ id, location }) => `${id} ${location[0]?.path}`),
      [],
    )
  })
