import { MiB, ParseError } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { type PhpValue, readPhpSerialised } from './php-serialised.ts'

const at = (value: PhpValue | undefined, ...path: readonly string[]): PhpValue | undefined =>
  path.reduce<PhpValue | undefined>((found, key) => (found instanceof Map ? found.get(key) : undefined), value)

const textOf = (value: PhpValue | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** One dependency or a list of them, as PEAR writes what had one or several elements in package.xml. */
function needsOf(value: PhpValue | undefined): string[] {
  if (!(value instanceof Map)) return []
  const items = value.has('name') ? [value] : [...value.values()]
  return items.flatMap((item) => {
    const [name, channel] = [textOf(at(item, 'name')), textOf(at(item, 'channel'))]
    return name === undefined || channel === undefined ? [] : [`${channel}/${name}`.toLowerCase()]
  })
}

function* parse(file: FoundFile): Generator<Found> {
  const registered = readPhpSerialised(file.bytes)
  const name = textOf(at(registered, 'name')) ?? textOf(at(registered, 'package'))
  const version = textOf(at(registered, 'version', 'release')) ?? textOf(at(registered, 'version'))
  if (name === undefined || version === undefined)
    throw new ParseError('malformed', 'a package without name and version', { position: 'top level' })
  // Before package.xml 2.0 there was one channel.
  const channel = textOf(at(registered, 'channel')) ?? /\/\.channel\.([^/]+)\/[^/]+$/.exec(file.path)?.[1] ?? 'pear.php.net'
  const licence = textOf(at(registered, 'license', '_content')) ?? textOf(at(registered, 'license'))
  yield {
    kind: 'package',
    type: 'pear',
    name: `${channel}/${name}`,
    version,
    key: `${channel}/${name}`.toLowerCase(),
    licences: licence === undefined ? [] : [licence],
    requires: ['required', 'optional'].flatMap((kind) => needsOf(at(registered, 'dependencies', kind, 'package'))),
  }
}

/** .registry/**.reg: what PEAR and PECL have installed. */
export const pearRegistry = {
  id: 'php-pear-registry',
  revision: 1,
  paths: ['**/.registry/*.reg', '**/.registry/.channel.*/*.reg'],
  limit: 8 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'What PEAR and PECL have installed, with licences and edges. No published advisories are kept for them.',
  parse,
} satisfies Cataloger
