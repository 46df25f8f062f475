/** Reasons why a name is none; empty when it is one. In the API server's words, which differ between the kinds of names. */
export type Check = (text: string) => readonly string[]

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const KEY = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'

const ONLY = {
  label:
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  subdomain:
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  label1035:
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  key: "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
}

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`)

const [isLabel, isSubdomain, isLabel1035, isKey, isValue] = [
  whole(LABEL),
  whole(SUBDOMAIN),
  whole(LABEL_1035),
  whole(KEY),
  whole(`(${KEY})?`),
] as const

const mismatch = (message: string, pattern: string, ...examples: readonly string[]): string =>
  `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${pattern}')`

/** Bytes, whatever the message calls them. */
const tooLong = (text: string, most: number, unit: 'bytes' | 'characters'): readonly string[] =>
  Buffer.byteLength(text) > most ? [`must be no more than ${most} ${unit}`] : []

export const checkLabel: Check = (text) => {
  const long = tooLong(text, 63, 'characters')
  if (isLabel.test(text)) return long
  return [...long, isSubdomain.test(text) ? 'must not contain dots' : mismatch(ONLY.label, LABEL, 'my-name', '123-abc')]
}

function subdomain(text: string, unit: 'bytes' | 'characters'): readonly string[] {
  return [...tooLong(text, 253, unit), ...(isSubdomain.test(text) ? [] : [mismatch(ONLY.subdomain, SUBDOMAIN, 'example.com')])]
}

export const checkSubdomain: Check = (text) => subdomain(text, 'characters')

export const checkLabel1035: Check = (text) => [
  ...tooLong(text, 63, 'characters'),
  ...(isLabel1035.test(text) ? [] : [mismatch(ONLY.label1035, LABEL_1035, 'my-name', 'abc-123')]),
]

/** A name to which more is added: it may end in a dash. */
export const prefixOf =
  (check: Check): Check =>
  (text) =>
    check(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text)

const keyMismatch = mismatch(ONLY.key, KEY, 'MyName', 'my.name', '123-abc')

function checkPrefix(prefix: string): readonly string[] {
  return prefix === '' ? ['prefix part must be non-empty'] : subdomain(prefix, 'bytes').map((reason) => `prefix part ${reason}`)
}

/** A name with an optional domain before a slash. */
export const checkQualifiedName: Check = (text) => {
  const parts = text.split('/', 3)
  if (parts.length > 2)
    return [`a valid label key ${keyMismatch} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  const name = parts.at(-1)!
  return [
    ...(parts.length === 2 ? checkPrefix(parts[0]!) : []),
    ...(name === '' ? ['must be non-empty'] : tooLong(name, 63, 'bytes')).map((reason) => `name part ${reason}`),
    ...(isKey.test(name) ? [] : [`name part ${keyMismatch}`]),
  ]
}

export const checkLabelValue: Check = (text) => [
  ...tooLong(text, 63, 'bytes'),
  ...(isValue.test(text)
    ? []
    : [
        mismatch(
          `a valid label must be an empty string or consist of${ONLY.key.slice('must consist of'.length)}`,
          `(${KEY})?`,
          'MyValue',
          'my_value',
          '12345',
        ),
      ]),
]
