import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

type Message = {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: unknown
  readonly error?: { readonly message: string }
}
type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

export type Page = {
  readonly send: <T = object>(method: string, params?: object) => Promise<T>
  /** The value of an expression in the page, awaited. */
  readonly evaluate: <T>(expression: string) => Promise<T>
  /** Goes to an address, waits for it to be loaded, and forgets what was seen before. */
  readonly open: (url: string) => Promise<void>
  /** Addresses asked for, and whatever the console says, since the page was opened. */
  readonly requests: () => readonly string[]
  readonly complaints: () => readonly string[]
  readonly close: () => Promise<void>
}

/** Messages of the DevTools protocol on a pipe end with a zero byte. */
function messagesOf(stream: Readable, take: (message: Message) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) take(JSON.parse(part) as Message)
  })
}

const COMPLAINTS = ['Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown']

/** Debian's Chromium with one page, driven through a pipe. Root may only run it without its sandbox. */
export async function openBrowser(): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), 'plimsoll-chromium-'))
  const flags = ['--headless', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run']
  const child = spawn('chromium', [...flags, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const waiting = new Map<number, Waiting>()
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  child.once('error', failAll)
  child.once('exit', () => failAll(new Error('chromium ended')))
  const requests: string[] = []
  const complaints: string[] = []
  let loaded: () => void = () => undefined
  messagesOf(child.stdio[4] as Readable, ({ id, method, params, result, error }) => {
    if (id !== undefined) {
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (error) reject?.(new Error(error.message))
      else resolve?.(result)
    } else if (method === 'Network.requestWillBeSent') requests.push((params as { request: { url: string } }).request.url)
    else if (method === 'Page.loadEventFired') loaded()
    else if (COMPLAINTS.includes(method ?? '')) complaints.push(JSON.stringify(params))
  })
  let count = 0
  let session: string | undefined
  const send = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      count += 1
      waiting.set(count, { resolve: resolve as (result: unknown) => void, reject })
      const message = { id: count, method, params, ...(session === undefined ? {} : { sessionId: session }) }
      ;(child.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`)
    })
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  session = (await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })).sessionId
  for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Accessibility']) await send(`${domain}.enable`)
  return {
    send,
    evaluate: async <T>(expression: string): Promise<T> => {
      const answer = await send<{ result: { value: T }; exceptionDetails?: { exception?: { description?: string } } }>('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'the page threw')
      return answer.result.value
    },
    open: async (url) => {
      requests.length = 0
      complaints.length = 0
      const done = new Promise<void>((resolve) => (loaded = resolve))
      await send('Page.navigate', { url })
      await done
    },
    requests: () => requests,
    complaints: () => complaints,
    close: async () => {
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
