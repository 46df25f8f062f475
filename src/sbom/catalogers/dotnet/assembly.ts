import { publishedVersion } from './nuget.ts'
import { readPeVersion } from './pe.ts'

export type Assembly = { readonly name: string; readonly version: string; readonly machine: number }

/** The framework of Windows and its double in Mono: parts of a system and no packages. */
const FRAMEWORK = /^(?:Microsoft® \.NET Framework|Mono Common Language Infrastructure)/
/** How .NET Core 2 and 3 numbered files: the package's own version stands nowhere in them. */
const UNTOLD = /^4\.(?:6\.2\d{4}|700\.)/

/**
 * `13.0.3+0a2e29`, `11.2.2.0`, `5.8.4.63386` and `5.6.0.61018232319.2574f3` are 13.0.3, 11.2.2, 5.8.4 and 5.6.0: what comes after is
 * the commit or the number of the build.
 */
function versionIn(text: string): string {
  const match = /^v?(\d{1,9}\.\d{1,9}(?:\.\d{1,9})?)(?:\.(\d+)(?:\.\w+)?)?(-[0-9A-Za-z][\w.-]*)?(?:\+\S*)?(?:\s|$)/.exec(text)
  if (!match) return ''
  const [, numbers = '', fourth = '0', label = ''] = match
  return publishedVersion((Number(fourth) === 0 || fourth.length > 3 ? numbers : `${numbers}.${fourth}`) + label)
}

/**
 * A .NET assembly by its version resource: the name that code links it by, which is the package's name more often than the product's
 * is. Undefined when it is no assembly, one of translations, or a part of the framework.
 */
export function readAssembly(bytes: Uint8Array, path: string): Assembly | undefined {
  const { isManaged, machine, strings } = readPeVersion(bytes)
  if (!isManaged || FRAMEWORK.test(strings.get('ProductName') ?? '')) return undefined
  const file = path.slice(path.lastIndexOf('/') + 1)
  const original = strings.get('OriginalFilename') ?? ''
  const name = (/^[\w.+-]{1,150}\.(?:dll|exe)$/i.test(original) ? original : file).replace(/\.(?:dll|exe)$/i, '')
  if (/\.resources$/i.test(name)) return undefined
  const [product = '', fileVersion = ''] = [strings.get('ProductVersion'), strings.get('FileVersion')]
  return { name, machine, version: UNTOLD.test(fileVersion) ? '' : versionIn(product) || versionIn(fileVersion) }
}
