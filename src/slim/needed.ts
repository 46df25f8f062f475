import { folderOf } from '#base/index.ts'
import type { ImageConfig } from '#model/index.ts'
import type { ElfLinks } from './elf-links.ts'
import { type ImageTree, resolvePath } from './tree.ts'

/** How a file is reached from the entry point: the file that asks for it, and by what. */
export type Reached = { readonly path: string; readonly from?: string; readonly as: 'entry point' | 'interpreter' | 'library' }

/** What the entry point loads, as far as files tell before anything runs. */
export type EntryPoint = {
  /** The command line that is looked at; empty when the image has none. */
  readonly command: readonly string[]
  readonly reached: ReadonlyMap<string, Reached>
  /** Names of libraries that no file of the image has. */
  readonly missing: readonly { readonly name: string; readonly from: string }[]
  /** Why more may be needed than is reached; absent when the links of programs tell all. */
  readonly undetermined?: string
}

/** Files that are followed, a count. */
const MOST = 10_000

/** Where glibc and musl look without being told, and the folders of Debian's architectures. */
const DEFAULTS = ['lib64', 'usr/lib64', 'lib', 'usr/lib', 'usr/local/lib']

function linkerFolders({ linkerFiles }: ImageTree): string[] {
  const lines = [...linkerFiles.values()].flatMap((text) => text.split(/[\n:]/))
  return lines.map((line) => line.replace(/#.*/, '').trim()).flatMap((line) => (line.startsWith('/') ? [line.replace(/^\/+/, '')] : []))
}

const variableOf = ({ env }: Pick<ImageConfig, 'env'>, name: string): string =>
  env.findLast((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''

class Walk {
  readonly reached = new Map<string, Reached>()
  readonly missing: { readonly name: string; readonly from: string }[] = []
  readonly #tree: ImageTree
  readonly #folders: readonly string[]
  readonly #libraryPath: readonly string[]

  constructor(tree: ImageTree, config: Pick<ImageConfig, 'env'>) {
    this.#tree = tree
    this.#libraryPath = variableOf(config, 'LD_LIBRARY_PATH')
      .split(':')
      .filter((one) => one !== '')
    const multiarch = [...tree.programs.keys()].flatMap((path) => /^(?:usr\/)?lib\/[a-z0-9_]+-linux-[a-z0-9]+(?=\/)/.exec(path) ?? [])
    this.#folders = [...new Set([...linkerFolders(tree), ...multiarch, ...DEFAULTS])]
  }

  /** The file that a path leads to, if there is one. */
  real(path: string): string | undefined {
    const real = resolvePath(path, this.#tree.symlinks)
    return real !== undefined && this.#tree.sizes.has(real) ? real : undefined
  }

  #find(name: string, from: string, links: ElfLinks, inherited: readonly string[]): string | undefined {
    if (name.includes('/')) return this.real(name)
    const own = links.searches.map((one) => one.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, `/${folderOf(from)}`))
    for (const folder of [...(links.inherited ? [...own, ...inherited] : []), ...this.#libraryPath, ...own, ...this.#folders]) {
      const found = this.real(`${folder}/${name}`)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Follows a program to all that its tables name. */
  follow(start: Reached): void {
    const pending: { readonly one: Reached; readonly inherited: readonly string[] }[] = [{ one: start, inherited: [] }]
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { one, inherited } = next
      if (this.reached.has(one.path) || this.reached.size >= MOST) continue
      this.reached.set(one.path, one)
      const links = this.#tree.programs.get(one.path)
      if (!links) continue
      const passed = links.inherited
        ? [...inherited, ...links.searches.map((text) => text.replaceAll('$ORIGIN', `/${folderOf(one.path)}`))]
        : inherited
      const loader = links.interpreter === undefined ? undefined : this.real(links.interpreter)
      if (loader !== undefined) pending.push({ one: { path: loader, from: one.path, as: 'interpreter' }, inherited: [] })
      for (const name of links.needed) {
        const found = this.#find(name, one.path, links, inherited)
        if (found === undefined) this.missing.push({ name, from: one.path })
        else pending.push({ one: { path: found, from: one.path, as: 'library' }, inherited: passed })
      }
    }
  }
}

/** The C library's own dlopen is for name services and character sets, not for the program. */
const isRuntime = (path: string): boolean =>
  /\/(?:libc|libdl|ld-[\w.-]+|ld-musl-[\w-]+)\.so[\w.]*$/.test(path) || /\/ld-linux[\w.-]*$/.test(path)

/** What the image runs: its entry point and command, or the shell that the healthcheck and users would. */
export function entryPointOf(tree: ImageTree, config: Pick<ImageConfig, 'env' | 'entrypoint' | 'cmd' | 'workingDir'>): EntryPoint {
  const command = [...config.entrypoint, ...config.cmd]
  const walk = new Walk(tree, config)
  const done = (undetermined?: string): EntryPoint => ({
    command,
    reached: walk.reached,
    missing: walk.missing,
    ...(undetermined === undefined ? {} : { undetermined }),
  })
  const [first] = command
  if (first === undefined) return done('the image has neither entry point nor command')
  const places = first.includes('/')
    ? [first.startsWith('/') ? first : `${config.workingDir ?? ''}/${first}`]
    : (variableOf(config, 'PATH') || '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
        .split(':')
        .map((one) => `${one}/${first}`)
  const path = places.map((place) => walk.real(place)).find((one) => one !== undefined)
  if (path === undefined) return done(`"${first}" is no file of the image`)
  walk.follow({ path, as: 'entry point' })
  const script = tree.scripts.get(path)
  if (script !== undefined) {
    const interpreter = walk.real(script.split(/\s+/, 1)[0] ?? '')
    if (interpreter !== undefined) walk.follow({ path: interpreter, from: path, as: 'interpreter' })
    return done(`"${first}" is a script: what it runs is not told by its file`)
  }
  if (!tree.programs.has(path)) return done(`"${first}" is no program that can be read`)
  const opens = [...walk.reached.keys()].find((one) => !isRuntime(one) && tree.programs.get(one)?.opens)
  if (opens !== undefined) return done(`"${opens}" may load libraries whose names no table has (dlopen)`)
  return done()
}
