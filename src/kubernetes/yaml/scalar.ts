import { ParseError } from '#base/index.ts'

/** What a scalar may be; an integer that a number does not hold exactly is a bigint, as in `#cel`. */
export type Scalar = string | number | bigint | boolean | null

/**
 * The words of YAML 1.1 as sigs.k8s.io/yaml has them (goyaml.v2, resolve.go), by which kubectl and the API server read: `on`, `yes` and `y`
 * are booleans.
 */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
])

/** Go's ParseInt with base 0, underscores taken out: `0x1f`, `0b11`, `0o17`, `017` (octal) and `17`. */
const INTEGER = /^([-+]?)(?:0x([0-9a-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\d*))$/i
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i
/** JSON has no number for these: the API server's client refuses them. */
const ENDLESS = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/** Longer texts of digits are no numbers that anyone means; 64 bits in base 2 with a sign and a prefix are 67. */
const LONGEST = 400

const MIN_INT = -(2n ** 63n)
const MAX_INT = 2n ** 63n - 1n
const MAX_UINT = 2n ** 64n - 1n

/** As the API server decodes a number of JSON: an int64 where it is one, else a double. */
function jsonNumber(value: number): number | bigint {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value
  // Go prints a double as JavaScript does: below 1e21 its shortest digits and zeros, which may be an int64; else with an exponent.
  if (Math.abs(value) >= 1e21) return value
  const whole = BigInt(String(value))
  return whole >= MIN_INT && whole <= MAX_INT ? whole : value
}

function integerOf([, sign = '', hex, binary, octal, decimal = '']: RegExpExecArray): number | bigint | undefined {
  const digits = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : decimal
  const small = Number(digits)
  if (Number.isSafeInteger(small)) return sign === '-' ? 0 - small : small
  const whole = sign === '-' ? -BigInt(digits) : BigInt(digits)
  if (whole >= MIN_INT && whole <= MAX_INT) return whole
  // A uint64 becomes a number of JSON that is no int64.
  return sign === '' && whole <= MAX_UINT ? small : undefined
}

function integerIn(text: string): number | bigint | undefined {
  const match = text.length > LONGEST || text[0] === '.' ? null : INTEGER.exec(text.replaceAll('_', ''))
  return match ? integerOf(match) : undefined
}

function floatIn(text: string): number | undefined {
  // Behind a point Go takes an underscore between digits alone.
  const plain = text.replace(text[0] === '.' ? /(?<=\d)_(?=\d)/g : /_/g, '')
  const value = text.length <= LONGEST && FLOAT.test(plain) ? Number(plain) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** The value of a plain scalar. @throws ParseError for what JSON does not have */
export function resolvePlain(text: string): Scalar {
  // No word is longer.
  if (text.length <= 5) {
    const word = WORDS.get(text)
    if (word !== undefined) return word
  }
  const first = text.charCodeAt(0)
  // `-`, `+` and `.` begin numbers, too.
  if (!isDigit(first) && first !== 0x2d && first !== 0x2b && first !== 0x2e) return text
  if (ENDLESS.test(text)) throw new ParseError('unsupported', `the number "${text}" cannot be put into JSON`)
  const integer = integerIn(text)
  if (integer !== undefined) return integer
  const float = floatIn(text)
  return float === undefined ? text : jsonNumber(float)
}

/** The fewest digits that say which float32 it is, with an exponent. */
function shortest(value: number): string {
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits)
    if (Math.fround(Number(text)) === value) return text
  }
  return value.toExponential()
}

/** Go's FormatFloat(value, 'g', -1, 32), by which a key that is a fraction is named. */
function keyOfFloat(value: number): string {
  const float = Math.fround(value)
  if (!Number.isFinite(float)) return `${float < 0 ? '-' : ''}.inf`
  const text = shortest(float)
  const [digits = '', power = ''] = text.split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 6) return Object.is(float, -0) ? '-0' : String(Number(text))
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** The name of a field whose key is plain: numbers and booleans become text again, their own. @throws ParseError */
export function keyOfPlain(text: string): string {
  if (ENDLESS.test(text)) return text.toLowerCase().replace('+', '')
  const value = resolvePlain(text)
  if (value === null) throw new ParseError('unsupported', 'a key that is null cannot be put into JSON')
  if (typeof value !== 'number' && typeof value !== 'bigint') return String(value)
  const integer = integerIn(text)
  if (typeof integer === 'number' && !Number.isSafeInteger(integer))
    throw new ParseError('unsupported', `the key ${text.slice(0, 40)} has more than 63 bits`)
  return integer === undefined ? keyOfFloat(floatIn(text)!) : String(integer)
}
