import { deepEqual, rejects } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pause } from './clock.ts'
import { LockError, exclusively } from './lock.ts'

async function pathOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-lock-'))
  t.after(() => rm(folder, { recursive: true }))
  return join(folder, 'lock')
}

const quiet = { within: 20_000, waiting: () => {} }

test('a lock lets one work after the other, and go when the work fails', async (t) => {
  const path = await pathOf(t)
  const log: string[] = []
  const work = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`)
    await pause(50)
    log.push(`${name} ends`)
  }
  const told: string[] = []
  const first = exclusively(path, work('a'), quiet)
  const second = exclusively(path, work('b'), { within: 20_000, waiting: () => void told.push('b') })
  await Promise.all([first, second])
  deepEqual(log, ['a begins', 'a ends', 'b begins', 'b ends'])
  deepEqual(told, ['b'])
  await rejects(
    exclusively(path, () => Promise.reject(new Error('no')), quiet),
    /no/,
  )
  await exclusively(path, work('c'), quiet)
})

test('a lock that another process holds is waited for so long, and gone when it is killed', async (t) => {
  const path = await pathOf(t)
  const script = `const { DatabaseSync } = require('node:sqlite'); new DatabaseSync(process.argv[1]).exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'ignore'] })
  t.after(() => holder.kill('SIGKILL'))
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  await rejects(
    exclusively(path, () => Promise.resolve(), { within: 200, waiting: () => {} }),
    (error) => error instanceof LockError && error.code === 'held',
  )
  const gone = new Promise((resolve) => holder.on('exit', resolve))
  holder.kill('SIGKILL')
  await gone
  await exclusively(path, () => Promise.resolve(), { within: 0, waiting: () => {} })
})

test('a lock where none can be is an error', async (t) =>
  rejects(
    exclusively(join(await pathOf(t), 'no', 'lock'), () => Promise.resolve(), quiet),
    LockError,
  ))
