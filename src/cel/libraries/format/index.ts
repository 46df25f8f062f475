import { scale } from '../../cost/range.ts'
import { traversal } from '../../cost/units.ts'
import type { CelFunction, Library } from '../../library.ts'
import { CelObject, CelOptional, CelType, costSize, types } from '../../values/index.ts'
import { type Check, checkLabel, checkLabel1035, checkLabelValue, checkQualifiedName, checkSubdomain, prefixOf } from './names.ts'
import { TIME_LENGTH, UUID_LENGTH, checkByte, checkDate, checkDateTime, checkUri, checkUuid } from './texts.ts'

const formatType = new CelType('struct', 'kubernetes.NamedFormat')

/** A form that texts may have. */
export class Format extends CelObject {
  readonly type = formatType
  readonly name: string
  readonly check: Check
  /** The length of a pattern, which its cost goes by. */
  readonly length: number

  constructor(name: string, check: Check, length: number) {
    super()
    this.name = name
    this.check = check
    this.length = length
    Object.freeze(this)
  }

  equals(other: CelObject): boolean {
    return other instanceof Format && other.name === this.name
  }

  override toString(): string {
    return this.name
  }
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['dns1123Label', new Format('DNS1123Label', checkLabel, 30)],
  ['dns1123Subdomain', new Format('DNS1123Subdomain', checkSubdomain, 60)],
  ['dns1035Label', new Format('DNS1035Label', checkLabel1035, 30)],
  ['qualifiedName', new Format('QualifiedName', checkQualifiedName, 60)],
  ['dns1123LabelPrefix', new Format('DNS1123LabelPrefix', prefixOf(checkLabel), 30)],
  ['dns1123SubdomainPrefix', new Format('DNS1123SubdomainPrefix', prefixOf(checkSubdomain), 60)],
  ['dns1035LabelPrefix', new Format('DNS1035LabelPrefix', prefixOf(checkLabel1035), 30)],
  ['labelValue', new Format('LabelValue', checkLabelValue, 40)],
  ['uri', new Format('URI', checkUri, 1103)],
  ['uuid', new Format('uuid', checkUuid, UUID_LENGTH)],
  ['byte', new Format('byte', checkByte, 84)],
  ['date', new Format('date', checkDate, TIME_LENGTH)],
  ['datetime', new Format('datetime', checkDateTime, TIME_LENGTH)],
])

function named(name: string): CelOptional {
  const format = FORMATS.get(name)
  return format ? CelOptional.of(format) : CelOptional.none
}

function validate(format: Format, text: string): CelOptional {
  const reasons = format.check(text)
  return reasons.length === 0 ? CelOptional.none : CelOptional.of(reasons)
}

const constants = Array.from(FORMATS, ([name, format]): CelFunction => ({
  name: `format.${name}`,
  overloads: [{ id: `format.${name}`, params: [], result: formatType, evaluate: () => format }],
}))

/** Forms of names and texts that the API server knows by name. */
export const formatLibrary: Library = {
  id: 'format',
  functions: [
    ...constants,
    {
      name: 'format.named',
      overloads: [{ id: 'format-named', params: [types.string], result: types.optional(formatType), evaluate: named }],
    },
    {
      name: 'validate',
      overloads: [
        {
          id: 'format-validate',
          member: true,
          params: [formatType, types.string],
          result: types.optional(types.list(types.string)),
          evaluate: validate,
          cost: {
            run: ([format, text]) => traversal(costSize(text!) + 1) * Math.ceil((format as Format).length * 0.25),
            // Before a run by the longest pattern that a name has.
            estimate: ([, text]) => ({ cost: scale(scale(text!.size, 0.1), 128 * 0.25) }),
          },
        },
      ],
    },
  ],
}
