import { quote } from '../values/print-value.ts'
import { formatFloat, formatInteger } from './format-number.ts'
import { type FormatSpec, digitsAt, isWidth, padded } from './format-spec.ts'

/** What OPA hands to Go's fmt: whole numbers, fractions, strings. Everything else is the text that shows it. */
export type FormatArgument = bigint | number | string | { readonly float: number }

/** The float64 that an argument is; undefined of whole numbers and strings. */
function floatOf(value: FormatArgument): number | undefined {
  if (typeof value === 'object') return value.float
  return typeof value === 'number' && !Number.isInteger(value) ? value : undefined
}

const isInt64 = (value: bigint): boolean => BigInt.asIntN(64, value) === value

const typeOf = (value: FormatArgument): string => {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'object' || floatOf(value) !== undefined) return 'float64'
  return isInt64(BigInt(value)) ? 'int64' : '*big.Int'
}

function hex(text: string, { verb, precision, space, sharp }: FormatSpec): string {
  const bytes = Buffer.from(text).subarray(0, precision)
  if (bytes.length === 0) return ''
  const prefix = sharp ? `0${verb}` : ''
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  const cased = verb === 'X' ? digits.map((pair) => pair.toUpperCase()) : digits
  return prefix + cased.join(space ? ` ${prefix}` : '')
}

/** strconv.CanBackquote: one line without a backquote or control characters but tabs. */
const canBackquote = (text: string): boolean => !/[`\ufeff]|(?!\t)\p{Cc}/u.test(text)

function formatString(text: string, spec: FormatSpec): string | undefined {
  const fill = spec.zero ? '0' : ' '
  const cut = spec.precision === undefined ? text : Array.from(text).slice(0, spec.precision).join('')
  switch (spec.verb) {
    case 'v':
    case 's':
      return padded(spec.verb === 'v' && spec.sharp ? quote(cut) : cut, spec, fill)
    case 'q':
      return padded(spec.sharp && canBackquote(cut) ? `\`${cut}\`` : quote(cut, spec.plus), spec, fill)
    case 'x':
    case 'X':
      return padded(hex(text, spec), spec, fill)
    default:
      return undefined
  }
}

function formatted(value: FormatArgument, spec: FormatSpec): string | undefined {
  if (spec.verb === 'T') return padded(typeOf(value), spec)
  if (typeof value === 'string') return formatString(value, spec)
  // `%+v` and `%#v` are for structures: numbers know no such thing.
  const plain = spec.verb === 'v' ? { ...spec, plus: false, sharp: false } : spec
  const float = floatOf(value)
  return float === undefined ? formatInteger(BigInt(value as bigint | number), plain) : formatFloat(float, plain)
}

const PLAIN: FormatSpec = {
  verb: 'v',
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  width: undefined,
  precision: undefined,
}

function withType(value: FormatArgument, spec: FormatSpec): string {
  // big.Int tells of itself without its star.
  const type = spec === PLAIN ? typeOf(value) : typeOf(value).replace('*', '')
  return `${type}=${formatted(value, { ...spec, verb: 'v' }) ?? ''}`
}

/** Flags as they stand before a width. */
type Flags = Pick<FormatSpec, 'minus' | 'plus' | 'sharp' | 'space' | 'zero'>

/** A run through a format, in the order of Go's fmt.doPrintf. */
class Formatter {
  readonly #format: string
  readonly #values: readonly FormatArgument[]
  #at = 0
  #next = 0
  /** Arguments were named by number, somewhere: then those left over are no mistake. */
  #reordered = false
  /** Of the directive in work. */
  #isNamed = false
  #isGood = true
  readonly #out: string[] = []

  constructor(format: string, values: readonly FormatArgument[]) {
    this.#format = format
    this.#values = values
  }

  whole(): string {
    for (;;) {
      const percent = this.#format.indexOf('%', this.#at)
      this.#out.push(this.#format.slice(this.#at, percent < 0 ? undefined : percent))
      if (percent < 0) break
      this.#at = percent + 1
      this.#directive()
    }
    const extra = this.#reordered ? [] : this.#values.slice(this.#next)
    if (extra.length > 0) this.#out.push(`%!(EXTRA ${extra.map((value) => withType(value, PLAIN)).join(', ')})`)
    return this.#out.join('')
  }

  #directive(): void {
    this.#isGood = true
    this.#isNamed = false
    let flags = this.#flags()
    this.#argument()
    let width: number | undefined
    if (this.#format[this.#at] === '*') {
      const given = this.#star('%!(BADWIDTH)')
      width = given === undefined ? undefined : Math.abs(given)
      if (given !== undefined && given < 0) flags = { ...flags, minus: true, zero: false }
    } else width = this.#digits()
    const precision = this.#precision()
    if (!this.#isNamed) this.#argument()
    const verb = this.#verb()
    if (verb !== undefined) this.#print({ ...flags, verb, width, precision, zero: flags.zero && !flags.minus })
  }

  #flags(): Flags {
    const start = this.#at
    while (this.#at < this.#format.length && '#0+- '.includes(this.#format[this.#at]!)) this.#at++
    const has = (flag: string): boolean => this.#format.slice(start, this.#at).includes(flag)
    return { minus: has('-'), plus: has('+'), sharp: has('#'), space: has(' '), zero: has('0') }
  }

  /** `[2]`: the argument that is next. */
  #argument(): void {
    if (this.#format[this.#at] !== '[') {
      this.#isNamed = false
      return
    }
    this.#reordered = true
    this.#isNamed = true
    const close = this.#format.indexOf(']', this.#at)
    if (close < 0) {
      this.#isGood = false
      this.#at++
      return
    }
    const { value, end } = digitsAt(this.#format, this.#at + 1)
    this.#at = close + 1
    if (value !== undefined && end === close && value >= 1 && value <= this.#values.length) this.#next = value - 1
    else this.#isGood = false
  }

  #star(complaint: string): number | undefined {
    this.#at++
    const value = this.#values[this.#next]
    if (this.#next < this.#values.length) this.#next++
    this.#isNamed = false
    if (isWidth(value)) return value
    this.#out.push(complaint)
    return undefined
  }

  #digits(): number | undefined {
    const { value, end } = digitsAt(this.#format, this.#at)
    // `%[3]2d`: a number after an argument's is none of a width.
    if (value !== undefined && this.#isNamed) this.#isGood = false
    this.#at = end
    return value
  }

  #precision(): number | undefined {
    if (this.#at + 1 > this.#format.length || this.#format[this.#at] !== '.') return undefined
    this.#at++
    if (this.#isNamed) this.#isGood = false
    this.#argument()
    if (this.#format[this.#at] !== '*') return this.#digits() ?? 0
    const given = this.#star('%!(BADPREC)')
    if (given === undefined || given >= 0) return given
    this.#out.push('%!(BADPREC)')
    return undefined
  }

  #verb(): string | undefined {
    const code = this.#format.codePointAt(this.#at)
    if (code === undefined) {
      this.#out.push('%!(NOVERB)')
      return undefined
    }
    const verb = String.fromCodePoint(code)
    this.#at += verb.length
    return verb
  }

  #print(spec: FormatSpec): void {
    const { verb } = spec
    if (verb === '%') this.#out.push('%')
    else if (!this.#isGood) this.#out.push(`%!${verb}(BADINDEX)`)
    else if (this.#next >= this.#values.length) this.#out.push(`%!${verb}(MISSING)`)
    else {
      const value = this.#values[this.#next++]!
      this.#out.push(formatted(value, spec) ?? `%!${verb}(${withType(value, spec)})`)
    }
  }
}

/** Go's fmt.Sprintf for what OPA gives it. */
export const formatGo = (format: string, values: readonly FormatArgument[]): string => new Formatter(format, values).whole()
