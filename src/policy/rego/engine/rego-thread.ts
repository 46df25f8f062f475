import { type WorkerLink, messageOf, startWorker } from '#base/index.ts'
import { PolicyError } from '../../policy-error.ts'
import type { Reply, Request } from './thread-messages.ts'

/** Without its number: that is given when it is sent. */
type Unsent = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never

type Waiting = {
  readonly request: Request
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: PolicyError) => void
}

/** How often a thread is started anew after policies that did not end; then the rest is refused at once. */
const RESTARTS = 8

/**
 * A thread that policies run in, one at a time. A policy may never end, so each answer has its time: past it the thread is ended, what
 * was asked fails, and a new thread goes on with the rest.
 */
export class RegoThread {
  readonly #milliseconds: number
  readonly #waiting: Waiting[] = []
  readonly #loads: Request[] = []
  #link: WorkerLink | undefined
  #timer: NodeJS.Timeout | undefined
  #number = 0
  #restarts = 0
  /** Answers to loads that were sent once more. */
  #again = 0

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  /** @throws PolicyError when it fails or is not answered in time */
  ask(unsent: Unsent): Promise<Reply> {
    const request: Request = { ...unsent, id: this.#number++ }
    return new Promise((resolve, reject) => {
      if (this.#restarts > RESTARTS) {
        reject(new PolicyError('invalid', `too many policies did not end: this one was not run`))
        return
      }
      this.#waiting.push({ request, resolve, reject })
      this.#started().post(request)
      if (this.#waiting.length === 1) this.#watch()
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    const link = this.#link
    this.#link = undefined
    await link?.close()
  }

  #started(): WorkerLink {
    this.#link ??= startWorker('rego-worker', import.meta.url, undefined, {
      message: (message) => this.#hear(message as Reply),
      failed: (error) => this.#end(`it ended its thread (${messageOf(error.cause ?? error)})`),
    })
    return this.#link
  }

  #watch(): void {
    clearTimeout(this.#timer)
    const isBusy = this.#waiting.length > 0
    this.#link?.hold(isBusy)
    if (isBusy) this.#timer = setTimeout(() => this.#end(`not done after ${this.#milliseconds / 1000} s`), this.#milliseconds)
  }

  #hear(reply: Reply): void {
    if (this.#again > 0) this.#again--
    else {
      const waiting = this.#waiting.shift()
      if (waiting) this.#settle(waiting, reply)
    }
    this.#watch()
  }

  #settle({ request, resolve, reject }: Waiting, reply: Reply): void {
    if (reply.kind === 'failed') {
      reject(new PolicyError(reply.code, reply.message))
      return
    }
    if (request.kind === 'load') this.#loads.push(request)
    resolve(reply)
  }

  /** The first that waits is what did not end; the others are asked again. */
  #end(why: string): void {
    void this.#link?.close()
    this.#link = undefined
    // A load that went well once and now does not: nothing can be asked any more.
    const isLost = ++this.#restarts > RESTARTS || this.#again > 0
    const ended = this.#waiting.splice(0, isLost ? this.#waiting.length : 1)
    for (const { reject } of ended) reject(new PolicyError('invalid', `run policy: ${why}`))
    this.#again = this.#waiting.length > 0 || !isLost ? this.#loads.length : 0
    if (isLost) this.#restarts = RESTARTS + 1
    else for (const request of [...this.#loads, ...this.#waiting.map((one) => one.request)]) this.#started().post(request)
    this.#watch()
  }
}
