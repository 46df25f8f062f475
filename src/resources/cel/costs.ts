import {
  type ArgumentEstimate,
  type Library,
  type OverloadCost,
  type Range,
  aggregatesLibrary,
  costSize,
  standardLibrary,
  traversal,
} from '#cel/index.ts'

const scale = ({ min, max }: Range, factor: number): Range => ({ min: Math.ceil(min * factor), max: Math.ceil(max * factor) })

/** Goes once through the text. */
const transforming: OverloadCost = {
  run: ([text]) => traversal(costSize(text!)),
  estimate: ([text]) => ({ cost: scale(text!.size, 0.1), resultSize: text!.size }),
}

/** Goes through the text and makes another or a list of it. */
const remaking = (sizeOf: (args: readonly ArgumentEstimate[]) => Range): OverloadCost => ({
  run: ([text]) => traversal(costSize(text!) * 2),
  estimate: (args) => ({ cost: scale(args[0]!.size, 0.2), resultSize: sizeOf(args) }),
})

/** How often a text of one size is at most, or at least, replaced by one of another, and what is kept of it. */
function replaced(text: number, old: number, by: number, grows: boolean): number {
  if (old === 0) return (text + 1) * by + text
  return grows ? Math.ceil(text / old) * by : text
}

const replacing = remaking(([text, old, by]) => ({
  min: replaced(text!.size.min, old!.size.max, by!.size.min, old!.size.max > by!.size.min),
  max: replaced(text!.size.max, old!.size.min, by!.size.max, by!.size.max > old!.size.min),
}))

/** At worst a part for each character. */
const splitting = remaking(([text, , most]) => ({
  min: 0,
  max: typeof most?.literal === 'number' ? most.literal : text!.size.max,
}))

const joining: OverloadCost = {
  run: (_args, result) => traversal(costSize(result) * 2),
  estimate: ([list, separator]) => {
    const element = list!.elementSize()
    const between = separator?.size ?? { min: 0, max: 0 }
    const sizeOf = (bound: 'min' | 'max'): number =>
      list!.size[bound] * element[bound] + Math.max(0, list!.size[bound] - 1) * between[bound]
    const size = { min: sizeOf('min'), max: sizeOf('max') }
    return { cost: scale(size, 0.1), resultSize: size }
  },
}

const searching = aggregatesLibrary.functions!.find(({ name }) => name === 'indexOf')!.overloads[0]!.cost!

/** What the API server counts for functions of cel-go, whichever overload it is (pkg/cel/library/cost.go). */
const COSTS: ReadonlyMap<string, OverloadCost> = new Map<string, OverloadCost>([
  ['charAt', { run: () => 1 }],
  ['indexOf', searching],
  ['join', joining],
  ['lastIndexOf', searching],
  ['lowerAscii', transforming],
  ['replace', replacing],
  ['split', splitting],
  ['substring', transforming],
  ['trim', transforming],
  ['upperAscii', transforming],
])

/** A library of cel-go with the API server's costs. */
export const recosted = (library: Library): Library => ({
  ...library,
  functions: (library.functions ?? []).map(({ name, overloads }) => {
    const cost = COSTS.get(name)
    return { name, overloads: cost ? overloads.map((overload) => ({ ...overload, cost })) : overloads }
  }),
})

const ONE: Range = { min: 1, max: 1 }

/** Types of the API server that are compared at once, and what their comparison costs before a run. */
const COMPARED: ReadonlyMap<string, Range> = new Map([
  ...[
    'Quantity',
    'Semver',
    ...['Authorizer', 'PathCheck', 'GroupCheck', 'ResourceCheck', 'Decision'].map((of) => `authorization.${of}`),
  ].map((name): [string, Range] => [`kubernetes.${name}`, ONE]),
  ['net.IP', ONE],
  ['net.CIDR', ONE],
  // A tenth of the 64 characters that a name has at most.
  ['kubernetes.NamedFormat', { min: 1, max: 7 }],
  ['kubernetes.URL', ONE],
])

/** As cel-go has it: as much as the shorter takes. */
function compared(args: readonly ArgumentEstimate[]): Range {
  const max = Math.min(...args.map(({ size }) => size.max))
  return scale({ min: max > 0 ? 1 : 0, max }, 0.1)
}

const [equals] = standardLibrary.functions!.find(({ name }) => name === '_==_')!.overloads

/** `==` with the API server's estimates for its own types. */
export const equalityLibrary: Library = {
  id: 'equality',
  functions: [
    {
      name: '_==_',
      overloads: [
        {
          ...equals!,
          cost: {
            ...equals!.cost,
            estimate: (args) => {
              const [left, right] = args
              const own = left!.type.name === right!.type.name ? COMPARED.get(left!.type.name) : undefined
              return { cost: own ?? compared(args) }
            },
          },
        },
      ],
    },
  ],
}
