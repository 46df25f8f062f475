import { spawn } from 'node:child_process'
import { PlimsollError, messageOf } from './errors.ts'

export class ProcessError extends PlimsollError<'not-found' | 'failed' | 'too-large' | 'stalled'> {}

/** What a finished process wrote, and its exit code. */
export type Finished = { readonly code: number; readonly stdout: Buffer; readonly stderr: Buffer }

export type ProcessOptions = {
  readonly input?: string
  /** Bytes that it may write. */
  readonly limit: number
  /** Milliseconds. */
  readonly within: number
  /** Default the process's own. PATH is looked up in it. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/**
 * Runs a program, never a shell, with `input` on its standard input.
 * @throws ProcessError when it cannot be started, writes more than `limit` bytes or runs longer than `within` milliseconds
 */
export function runProcess(
  program: string,
  args: readonly string[],
  { input = '', limit, within, env = process.env }: ProcessOptions,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe', shell: false, env })
    const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
    let length = 0
    const stop = (error: ProcessError): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      // What it started itself may hold the other ends.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
      reject(error)
    }
    const timer = setTimeout(() => stop(new ProcessError('stalled', `run "${program}": it did not end within ${within} ms`)), within)
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (part: Buffer) => {
        length += part.length
        if (length > limit) stop(new ProcessError('too-large', `run "${program}": it wrote more than ${limit} bytes`))
        else written[name].push(part)
      })
    child.on('error', (cause) => {
      const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
      stop(
        new ProcessError(missing ? 'not-found' : 'failed', `run "${program}": ${missing ? 'it is not on PATH' : messageOf(cause)}`, {
          cause,
        }),
      )
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? -1, stdout: Buffer.concat(written.stdout), stderr: Buffer.concat(written.stderr) })
    })
    // It may end before it has read what it is told.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
