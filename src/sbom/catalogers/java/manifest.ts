import { textOf } from '#base/index.ts'

/** Main attributes of META-INF/MANIFEST.MF by lower-case name (JAR File Specification): lines of 72 bytes, gone on after a space. */
export function readManifest(content: Uint8Array): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  let name = ''
  for (const line of textOf(content).split(/\r\n|\r|\n/)) {
    if (line === '') break
    if (line.startsWith(' ')) {
      if (name !== '') attributes.set(name, attributes.get(name) + line.slice(1))
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    name = line.slice(0, colon).toLowerCase()
    attributes.set(name, line.slice(colon + 1).trim())
  }
  return attributes
}

/** `key=value` lines (java.util.Properties, without escapes: names and versions need none). */
export function readProperties(content: Uint8Array): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const line of textOf(content).split(/\r\n|\r|\n/)) {
    const match = /^\s{0,20}([^#!=:\s][^=:\s]{0,100})\s{0,20}[=:]\s{0,20}(.{0,500})$/.exec(line)
    if (match) values.set(match[1]!, match[2]!.trim())
  }
  return values
}
