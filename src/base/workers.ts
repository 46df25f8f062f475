import { existsSync } from 'node:fs'
import { Worker, parentPort, workerData } from 'node:worker_threads'
import { PlimsollError } from './errors.ts'

export class WorkerError extends PlimsollError<'failed' | 'missing'> {}

/** A thread that was started. It does not keep the process alive, but while `hold` says so. */
export type WorkerLink = {
  readonly post: (message: unknown) => void
  readonly hold: (isBusy: boolean) => void
  readonly close: () => Promise<void>
}

export type WorkerEvents = {
  readonly message: (message: unknown) => void
  /** Once: the thread is no more, though nobody closed it. */
  readonly failed: (error: WorkerError) => void
}

/**
 * Where the program of a worker is: beside the module that starts it when run from source, in dist/ when bundled, whose chunks lie in
 * dist/ or one folder below.
 */
function programOf(name: string, from: string): URL {
  const places = [`./${name}.ts`, `./${name}.js`, `../${name}.js`].map((place) => new URL(place, from))
  const found = places.find((place) => existsSync(place))
  if (!found) throw new WorkerError('missing', `start worker "${name}": its program is not beside plimsoll`)
  return found
}

/** MiB of a worker's heap: the collector lets it grow as far as it may, and four times what is alive is no gain. */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 160 } as const

/** Starts the program `name` beside the module `from` (its `import.meta.url`). @throws WorkerError */
export function startWorker(name: string, from: string, data: unknown, { message, failed }: WorkerEvents): WorkerLink {
  // The flags of this process are not the worker's: a test runner's or inspector's would start that once more.
  const worker = new Worker(programOf(name, from), { workerData: data, execArgv: [], name, resourceLimits: HEAP })
  let isOver = false
  const fail = (cause: unknown): void => {
    if (isOver) return
    isOver = true
    failed(new WorkerError('failed', `worker "${name}" ended unexpectedly`, { cause }))
  }
  worker.unref()
  worker.on('message', message)
  worker.on('messageerror', fail)
  worker.on('error', fail)
  worker.on('exit', (code) => fail(`exit code ${code}`))
  return {
    post: (posted) => worker.postMessage(posted, []),
    hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
    close: async () => {
      isOver = true
      await worker.terminate()
    },
  }
}

/** In a worker's program: answers each message of the thread that started it. What is thrown ends the worker. */
export function serveWorker(start: (data: unknown, post: WorkerLink['post']) => (message: unknown) => void): void {
  if (!parentPort) throw new WorkerError('failed', 'serve worker: this is the main thread')
  const port = parentPort
  const answer = start(workerData, (posted) => port.postMessage(posted, []))
  port.on('message', answer)
}
