import { type Definition, type Definitions, readDefinition } from './definition.ts'
import { definitions } from './tables/kubernetes.ts'

let lines: ReadonlyMap<string, string> | undefined

/** The lines of the table by the names of what they define; cut when they are first asked for. */
function linesByName(): ReadonlyMap<string, string> {
  lines ??= new Map(
    definitions
      .trim()
      .split('\n')
      .map((line) => [/^[^~@|]+/.exec(line)?.[0] ?? '', line]),
  )
  return lines
}

/** The definitions of one release, each read when it is first asked for. */
export class Catalog implements Definitions {
  readonly #minor: number
  readonly #read = new Map<string, Definition | undefined>()

  constructor(minor: number) {
    this.#minor = minor
  }

  definition(name: string): Definition | undefined {
    if (this.#read.has(name)) return this.#read.get(name)
    const line = linesByName().get(name)
    const found = line === undefined ? undefined : readDefinition(line, this.#minor)
    // Names come from the tables and from expressions: what is not there is not remembered.
    if (found) this.#read.set(name, found)
    return found
  }
}
