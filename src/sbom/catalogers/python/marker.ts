import { normalName } from './names.ts'
import { compareVersions, meets } from './version.ts'

/** What is known of where a distribution runs: variables of PEP 508 by name. `extra` lists those that somebody asked for. */
export type Environment = { readonly values: ReadonlyMap<string, string>; readonly extras: ReadonlySet<string> }

/** What a Linux container is known to be, and the Python whose folder it is. */
export const linuxEnvironment = (python: string | undefined, extras: readonly string[] = []): Environment => ({
  values: new Map([
    ['sys_platform', 'linux'],
    ['platform_system', 'Linux'],
    ['os_name', 'posix'],
    ...(python === undefined ? [] : [['python_version', python] as const]),
  ]),
  extras: new Set(extras),
})

/** Nothing is known but which extras were asked for: a lock file is for every platform. */
export const anyEnvironment = (extras: ReadonlySet<string> = new Set()): Environment => ({ values: new Map(), extras })

const TOKEN = /\s*(?:([()])|("[^"]{0,500}"|'[^']{0,500}')|(~=|===?|!=|<=|>=|<|>)|([A-Za-z_][\w.]{0,60}))/y
const DEPTH = 50
const LENGTH = 8000

type Truth = boolean | undefined

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) return undefined
    tokens.push(match[0].trim())
  }
  return tokens
}

function compareTexts(left: string, operator: string, right: string): Truth {
  switch (operator) {
    case '==':
    case '===':
      return left === right
    case '!=':
      return left !== right
    case 'in':
      return right.includes(left)
    case 'not in':
      return !right.includes(left)
    default:
      return undefined
  }
}

function compareValues(left: string, operator: string, right: string): Truth {
  if (operator.endsWith('in')) return compareTexts(left, operator, right)
  if (compareVersions(left, right.replace(/\.\*$/, '')) !== undefined) return meets(left, `${operator}${right}`)
  return compareTexts(left, operator, right)
}

/** A reader of one marker by the grammar of PEP 508; undefined stands for "cannot be told". */
class Reader {
  readonly tokens: readonly string[]
  readonly environment: Environment
  at = 0

  constructor(tokens: readonly string[], environment: Environment) {
    this.tokens = tokens
    this.environment = environment
  }

  or(depth: number): Truth {
    let truth = this.and(depth)
    while (this.tokens[this.at] === 'or') {
      this.at++
      const other = this.and(depth)
      truth = truth === true || other === true ? true : truth === undefined || other === undefined ? undefined : false
    }
    return truth
  }

  and(depth: number): Truth {
    let truth = this.single(depth)
    while (this.tokens[this.at] === 'and') {
      this.at++
      const other = this.single(depth)
      truth = truth === false || other === false ? false : truth === undefined || other === undefined ? undefined : true
    }
    return truth
  }

  single(depth: number): Truth {
    if (this.tokens[this.at] !== '(') return this.comparison()
    if (depth >= DEPTH) return undefined
    this.at++
    const truth = this.or(depth + 1)
    this.at++
    return truth
  }

  comparison(): Truth {
    const left = this.tokens[this.at++] ?? ''
    let operator = this.tokens[this.at++] ?? ''
    if (operator === 'not') operator += ` ${this.tokens[this.at++] ?? ''}`
    const right = this.tokens[this.at++] ?? ''
    for (const [variable, other] of [
      [left, right],
      [right, left],
    ] as const)
      if (variable === 'extra') {
        const asked = this.environment.extras.has(normalName(other.slice(1, -1)))
        return operator === '!=' ? not(asked) : asked
      }
    if (left === 'python_full_version') return this.fullVersion(operator, right)
    const [a, b] = [this.value(left), this.value(right)]
    return a === undefined || b === undefined ? undefined : compareValues(a, operator, b)
  }

  /** Of a known `3.11` the patch level is not: told when the first and a late one agree. */
  fullVersion(operator: string, right: string): Truth {
    const [python, wanted] = [this.environment.values.get('python_version'), this.value(right)]
    if (python === undefined || wanted === undefined) return undefined
    const [low, high] = ['.0', '.999'].map((patch) => compareValues(`${python}${patch}`, operator, wanted))
    return low === high ? low : undefined
  }

  value(token: string): string | undefined {
    return /^["']/.test(token) ? token.slice(1, -1) : this.environment.values.get(token.replace('.', '_'))
  }
}

/** Whether a requirement with this marker counts: not when the marker is known to be false. What cannot be told counts. */
export function mayApply(marker: string | undefined, environment: Environment): boolean {
  if (!marker || marker.length > LENGTH) return true
  const tokens = tokensOf(marker.trimEnd())
  if (!tokens) return true
  return new Reader(tokens, environment).or(0) !== false
}
