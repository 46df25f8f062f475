import { deepEqual, equal, match, throws } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type WorkerError, startWorker } from './workers.ts'

/** A program in a folder of its own, started as from a module in it. */
async function run(program: string, name: string, from: string, posted: unknown): Promise<readonly unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-worker-'))
  try {
    writeFileSync(join(folder, name), program)
    return await new Promise((resolve) => {
      const link = startWorker(
        'echo',
        pathToFileURL(join(folder, from)).href,
        { greeting: 'ahoy' },
        {
          message: (message) => void link.close().then(() => resolve(['message', message])),
          failed: (error: WorkerError) => resolve(['failed', error.code, error.message]),
        },
      )
      link.hold(true)
      link.post(posted)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const echo = `
import { parentPort, workerData } from 'node:worker_threads'
parentPort.on('message', (message) => {
  if (message === 'throw') throw new Error('overboard')
  if (message === 'exit') process.exit(3)
  parentPort.postMessage([workerData.greeting, message])
})
`
for (const [why, name, from, posted, result] of [
  ['beside the module, from source', 'echo.ts', 'module.ts', 'x', ['message', ['ahoy', 'x']]],
  ['beside the bundle', 'echo.js', 'main.js', 'x', ['message', ['ahoy', 'x']]],
  ['above a chunk of the bundle', 'echo.js', 'chunks/chunk.js', 'x', ['message', ['ahoy', 'x']]],
  ['what is thrown in it is told', 'echo.js', 'main.js', 'throw', ['failed', 'failed', 'worker "echo" ended unexpectedly']],
  ['so is its end', 'echo.js', 'main.js', 'exit', ['failed', 'failed', 'worker "echo" ended unexpectedly']],
] as const)
  test(`worker: ${why}`, async () => deepEqual(await run(echo, name, from, posted), result))

test('worker: a program that is not there', () => {
  const start = () => startWorker('nothing', import.meta.url, undefined, { message: () => {}, failed: () => {} })
  throws(start, (error: WorkerError) => {
    match(error.message, /"nothing": its program is not beside plimsoll/)
    equal(error.code, 'missing')
    return true
  })
})
