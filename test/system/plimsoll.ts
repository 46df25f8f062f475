import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname

/** Where .ci/system keeps what it made: the Debian root and images of it. */
export const workspace = process.env['PLIMSOLL_SYSTEM'] ?? '/tmp/plimsoll-system'
mkdirSync(workspace, { recursive: true })

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs plimsoll as users do, bundled, with a cache of its own. */
export function plimsoll(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = {
      cwd: root,
      env: { ...process.env, PLIMSOLL_CACHE: join(workspace, 'cache'), PLIMSOLL_CACHE_SIZE: '0', ...env },
      maxBuffer: 256e6,
    }
    execFile(process.execPath, [join(root, 'dist/plimsoll.js'), ...args], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

export type Listed = {
  readonly name: string
  readonly version: string
  readonly type: string
  readonly source?: { readonly name: string; readonly version: string }
  readonly purl: string
  readonly licence?: string
  readonly dependsOn: readonly string[]
  readonly locations: readonly { readonly path: string }[]
}

/** The packages that plimsoll finds; its error when it cannot. */
export async function packagesOf(target: string, env?: Readonly<Record<string, string>>, ...flags: string[]): Promise<Listed[]> {
  const { code, stdout, stderr } = await plimsoll(['sbom', target, '--format', 'json', ...flags], env)
  if (code !== 0) throw new Error(`plimsoll ended with ${code}: ${stderr}`)
  return (JSON.parse(stdout) as { packages: Listed[] }).packages
}

/** A real tool's output; its absence is a failure that names it. */
export const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 256e6 })
