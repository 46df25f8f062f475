import { compareNumeralLists, compareNumerals, isNumeral } from '../numeral.ts'
import { compareText } from '#base/index.ts'
import { parsedScheme } from '../parsed-scheme.ts'

type Pep440 = {
  readonly epoch: string
  readonly release: readonly string[]
  /** Before a release come dev (0), a (1), b (2), rc (3); 4 is the release itself. */
  readonly stage: number
  readonly pre: string
  /** Undefined when there is none. */
  readonly post: string | undefined
  readonly dev: string | undefined
  readonly local: readonly string[]
}

/** PEP 440 appendix B with its normalisations. */
const FORM = new RegExp(
  '^v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)' +
    '(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\\d*))?' +
    '(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?' +
    '(?:[-_.]?(dev)[-_.]?(\\d*))?' +
    '(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$',
)

const STAGE: ReadonlyMap<string, number> = new Map([
  ['alpha', 1],
  ['a', 1],
  ['beta', 2],
  ['b', 2],
  ['preview', 3],
  ['pre', 3],
  ['c', 3],
  ['rc', 3],
])
const RELEASED = 4

function parsePep440(version: string): Pep440 | undefined {
  const match = FORM.exec(version.toLowerCase())
  if (!match) return undefined
  const [, epoch = '', release, stage, pre = '', bare, postWord, postNumber, devWord, devNumber, local] = match
  const post = postWord === undefined ? bare : (postNumber ?? '')
  const dev = devWord === undefined ? undefined : (devNumber ?? '')
  const onlyDev = stage === undefined && post === undefined && dev !== undefined
  return {
    epoch,
    release: release!.split('.'),
    stage: onlyDev ? 0 : stage === undefined ? RELEASED : STAGE.get(stage)!,
    pre,
    post,
    dev,
    local: local === undefined ? [] : local.split(/[-_.]/),
  }
}

function compareOptional(a: string | undefined, b: string | undefined, missing: -1 | 1): number {
  if (a !== undefined && b !== undefined) return compareNumerals(a, b)
  return a === b ? 0 : a === undefined ? missing : -missing
}

/** Local versions: words before numbers, a list after its own beginnings. */
function compareLocal(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a[i]!
    const y = b[i]!
    const number = isNumeral(x)
    if (number !== isNumeral(y)) return number ? 1 : -1
    const order = number ? compareNumerals(x, y) : compareText(x, y)
    if (order !== 0) return order
  }
  return a.length - b.length
}

const comparePep440 = (a: Pep440, b: Pep440): number =>
  compareNumerals(a.epoch, b.epoch) ||
  compareNumeralLists(a.release, b.release) ||
  a.stage - b.stage ||
  compareNumerals(a.pre, b.pre) ||
  compareOptional(a.post, b.post, -1) ||
  compareOptional(a.dev, b.dev, 1) ||
  compareLocal(a.local, b.local)

export const pep440 = parsedScheme({
  id: 'pep440',
  title: 'Python packages',
  specification: 'PEP 440',
  parse: parsePep440,
  compare: comparePep440,
  baseOf: (version) => version.replace(/\+.*$/s, ''),
})
