import { execFile } from 'node:child_process'
import { join } from 'node:path'

export const root = new URL('..', import.meta.url).pathname

export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string }

export type RunOptions = {
  /** Home and cache: nothing of the user's, nothing of another test's. */
  readonly home: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Flags of node itself. */
  readonly flags?: readonly string[]
}

/** Runs the command line from source, as a user does. Compiled modules are kept between runs: half of the time goes into them. */
export function plimsoll(argv: readonly string[], { home, cwd = root, env = {}, input = '', flags = [] }: RunOptions): Promise<Run> {
  const own = {
    PATH: process.env['PATH'],
    HOME: home,
    PLIMSOLL_CACHE: join(home, '.cache'),
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/plimsoll-tests'),
  }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...flags, join(root, 'src/entrypoints/cli.ts'), ...argv],
      { cwd, env: { ...own, ...env }, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
