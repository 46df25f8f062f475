import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { reporters } from '#report/index.ts'
import { plimsoll, root } from '#testing/plimsoll.ts'
import { secretSamples } from '#testing/secret-samples.ts'

/** Of a value all forms in which it could be carried on; base64 at each of the three places that it may have in a longer text. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value)
  const inner = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift, 0x61), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  return [value, ...inner, bytes.toString('hex'), bytes.toString('hex').toUpperCase(), encodeURIComponent(value).replaceAll('_', '%5F')]
}

const sampleOf = (rule: string, seed: number): string => secretSamples.find((one) => one.rule === rule)!.make(seed)

test('masking: no format, explanation, cache or message has a value that was found, in whatever form', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-masking-'))
  t.after(() => rm(home, { recursive: true }))
  const token = sampleOf('github-personal-access-token', 11)
  const other = sampleOf('npm-access-token', 5)
  await writeFile(
    join(home, 'Dockerfile'),
    `FROM debian:12\nENV NPM_TOKEN=${other}\nRUN curl -H "Authorization: Bearer ${other}" https://shop.internal\n`,
  )
  const options = { home, cwd: home, env: { PLIMSOLL_CACHE: join(home, 'cache') } }
  const shop = join(root, 'examples/shop')
  const texts: string[] = []
  const run = async (...words: string[]): Promise<string> => {
    const { stdout, stderr } = await plimsoll(words, options)
    texts.push(stdout, stderr)
    return stdout
  }
  for (const { id } of reporters) await run('check', shop, '--all', '--dockerfile', 'Dockerfile', '--format', id)
  await writeFile(join(home, 'result.json'), await run('check', shop, '--dockerfile', 'Dockerfile', '--format', 'json', '--verbose'))
  ok((await run('explain', 'github-personal-access-token', 'result.json')).includes('ghp_…'))
  ok((await run('explain', 'npm-access-token', 'result.json')).includes('npm_…'))
  for (const words of [
    ['sbom', shop, '--format', 'cyclonedx'],
    ['sbom', shop, '--format', 'spdx'],
    ['slim', shop, '--format', 'json'],
    ['fix', shop, '--format', 'json'],
    ['diff', 'result.json', 'dir:.', '--format', 'json'],
    ['check', 'dir:.', '--all'],
    ['check', 'Dockerfile', '--format', 'json'],
    ['check', shop, '--config', 'Dockerfile'],
  ])
    await run(...words)
  const cached = join(home, 'cache/layers')
  for (const name of await readdir(cached)) texts.push(await readFile(join(cached, name), 'latin1'))
  const whole = texts.join('\n')
  ok(whole.includes('npm_…') && whole.length > 100_000)
  deepEqual(
    [token, other].flatMap((value) => formsOf(value).filter((form) => whole.includes(form))),
    [],
  )
  equal(
    formsOf(token).every((form) => form.length > 20),
    true,
  )
})
