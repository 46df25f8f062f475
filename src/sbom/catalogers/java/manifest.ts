import { textOf } from '#base/index.ts'

type Attributes = ReadonlyMap<string, string>

/** Bytes at the beginning in which everything of interest stands; signed archives have a section for each file after it. */
const READ = 256 * 1024

/** A line of 72 bytes goes on after a space. */
const joinLines = (text: string): string[] => text.replace(/(?:\r\n|\n|\r) /g, '').split(/\r\n|\n|\r/)

function* sectionsIn(text: string): Generator<Map<string, string>> {
  let section = new Map<string, string>()
  for (const line of joinLines(text)) {
    const colon = line.indexOf(':')
    if (colon > 0) section.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
    else if (section.size > 0) {
      yield section
      section = new Map()
    }
  }
  yield section
}

const TELLING = ['implementation-version', 'implementation-vendor-id', 'implementation-title', 'specification-version']

/**
 * Attributes of META-INF/MANIFEST.MF by lower-case name (JAR File Specification). What the main section does not say of the
 * implementation is taken from the first section that does: old build files wrote it beside the name of a package.
 */
export function readManifest(content: Uint8Array): Attributes {
  const sections = sectionsIn(textOf(content.subarray(0, READ)))
  const main = sections.next().value ?? new Map<string, string>()
  if (main.has('implementation-version') || main.has('bundle-version')) return main
  const further = sections.find((section) => section.has('implementation-version'))
  for (const key of TELLING) {
    const value = further?.get(key)
    if (value !== undefined && !main.has(key)) main.set(key, value)
  }
  return main
}

/** `key=value` lines (java.util.Properties, without escapes: names and versions need none). */
export function readProperties(content: Uint8Array): Attributes {
  const values = new Map<string, string>()
  for (const line of textOf(content).split(/\r\n|\r|\n/)) {
    const match = /^\s{0,20}([^#!=:\s][^=:\s]{0,100})\s{0,20}[=:]\s{0,20}(.{0,500})$/.exec(line)
    if (match) values.set(match[1]!, match[2]!.trim())
  }
  return values
}
