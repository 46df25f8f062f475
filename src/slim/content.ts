import { KiB, MiB, ParseError, limits, messageOf } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { Detection, Detector } from '#oci/index.ts'
import { type ElfLinks, readElfLinks } from './elf-links.ts'

/** The regular files of a layer with their sizes, and what programs among them link to. Serialisable. */
export type Content = {
  readonly paths: readonly string[]
  /** Bytes, in the order of the paths. */
  readonly sizes: Float64Array<ArrayBuffer>
  readonly symlinks: ReadonlyMap<string, string>
  readonly programs: ReadonlyMap<string, ElfLinks>
  /** First lines of scripts: `/bin/sh -e` of `#!/bin/sh -e`. */
  readonly scripts: ReadonlyMap<string, string>
  /** Texts of the dynamic linker's settings, by path. */
  readonly linkerFiles: ReadonlyMap<string, string>
  readonly unknowns: readonly Unknown[]
}

/** Raised when Content changes its form or what it has. */
const REVISION = 1
/** A larger program is not read. */
const PROGRAM = 512 * MiB
/** A script's first line is within these bytes; larger files that may run are programs. */
const SCRIPT = 1 * MiB
const LINKER_FILE = 64 * KiB

const isLinkerFile = (path: string): boolean => /^etc\/(?:ld\.so\.conf|ld\.so\.conf\.d\/[^/]+\.conf|ld-musl-[\w-]+\.path)$/.test(path)
const isLibrary = (path: string): boolean => /\.so(?:\.[\w.]+)?$/.test(path)

function start(): Detection<Content> {
  const files = new Map<string, number>()
  const programs = new Map<string, ElfLinks>()
  const scripts = new Map<string, string>()
  const linkerFiles = new Map<string, string>()
  const unknowns = new Map<string, Unknown>()
  let characters = 0
  const forget = (path: string): void => {
    for (const map of [programs, scripts, linkerFiles, unknowns]) map.delete(path)
  }
  return {
    entry: ({ path, type, size, mode }) => {
      if (type === 'symlink' || type === 'hardlink') return 'keep'
      if (type !== 'file') return 'skip'
      forget(path)
      characters += path.length
      if (characters > limits.names) throw new ParseError('too-large', `paths of more than ${limits.names} characters in a layer`)
      files.set(path, size)
      if (isLinkerFile(path) && size <= LINKER_FILE) return 'keep'
      const mayRun = (mode & 0o111) !== 0
      if (mayRun && size <= SCRIPT) return 'keep'
      if (!mayRun && !isLibrary(path)) return 'skip'
      if (size <= PROGRAM) return 'magic'
      unknowns.set(path, { path, reason: `${size} bytes, more than the ${PROGRAM / MiB} MiB of a program that is read` })
      return 'skip'
    },
    file: ({ path }, bytes) => {
      if (isLinkerFile(path)) linkerFiles.set(path, Buffer.from(bytes).toString('latin1'))
      else if (bytes[0] === 0x23 && bytes[1] === 0x21) scripts.set(path, firstLine(bytes))
      else if (isElf(bytes)) {
        try {
          programs.set(path, readElfLinks(bytes))
        } catch (cause) {
          unknowns.set(path, { path, reason: messageOf(cause) })
        }
      }
    },
    replaced: (path) => {
      files.delete(path)
      forget(path)
    },
    finish: async ({ symlinks, hardLinks }) => ({
      paths: [...files.keys()],
      sizes: Float64Array.from(files.values()),
      symlinks,
      programs: withLinks(programs, hardLinks),
      scripts: withLinks(scripts, hardLinks),
      linkerFiles,
      unknowns: [...unknowns.values()],
    }),
  }
}

/** A hard link is what its file is; of one to a lower layer nothing is known. */
const withLinks = <V>(found: ReadonlyMap<string, V>, hardLinks: ReadonlyMap<string, string>): ReadonlyMap<string, V> =>
  new Map([...found, ...[...hardLinks].flatMap(([path, target]) => (found.has(target) ? [[path, found.get(target)!] as const] : []))])

const isElf = (head: Uint8Array): boolean => head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46

function firstLine(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(2, 258)).toString('latin1')
  return (head.split('\n', 1)[0] ?? '').trim()
}

function recognises(value: unknown): boolean {
  const { paths, sizes, symlinks, programs } = Object(value) as Partial<Content>
  return Array.isArray(paths) && sizes instanceof Float64Array && symlinks instanceof Map && programs instanceof Map
}

/** Sizes and links of all files. */
export const contentDetector: Detector<Content> = { id: 'content', key: `revision ${REVISION}`, start, recognises }
