import { isJson } from '../policy-document.ts'

/** An operation of RFC 6902 as an expression makes it; without a value it has none, not null. */
export type Operation = { readonly op: string; readonly path: string; readonly from: string; readonly value?: unknown }

/** Why a patch cannot be applied, in the words of the library that the API server uses (evanphx/json-patch v4). */
export class PatchFault extends Error {}

/** A `test` does not hold: then nothing of the patch counts, and that is no fault. */
class TestFailed extends Error {}

type Container = unknown[] | Record<string, unknown>

const isContainer = (value: unknown): value is Container => Array.isArray(value) || isJson(value)

const unescape = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

/** Parts of a document, and parts that copies may add to it: copies of copies grow fast. */
const MOST = 1_000_000

/** A copy in which no part stands twice, as those that are aliases in a YAML text do. */
function copyOf(value: unknown, count = { left: MOST }): unknown {
  if (--count.left < 0) throw new PatchFault('the document is larger than a patch may change')
  if (!isContainer(value)) return value
  if (Array.isArray(value)) return value.map((item) => copyOf(item, count))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item, count)]))
}

function sizeOf(value: unknown): number {
  let size = 0
  const open = [value]
  while (open.length > 0 && size <= MOST) {
    const one = open.pop()
    size++
    if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) open.push(part)
  }
  return size
}

const own = (container: Container, key: string): unknown =>
  Array.isArray(container) ? container[indexOf(container, key)] : Object.hasOwn(container, key) ? container[key] : undefined

/** An item that is there; a negative one counts from the end. */
function indexOf(list: readonly unknown[], key: string, length = list.length): number {
  if (!/^[+-]?\d{1,15}$/.test(key)) throw new PatchFault(`strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`)
  const index = Number(key)
  if (index >= length || index < -length) throw new PatchFault(`Unable to access invalid index: ${index}: invalid index referenced`)
  return index < 0 ? index + length : index
}

function setKey(container: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true })
}

function add(container: Container, key: string, value: unknown): void {
  if (!Array.isArray(container)) setKey(container, key, value)
  else if (key === '-') container.push(value)
  else container.splice(insertionIndex(container, key), 0, value)
}

function insertionIndex(list: readonly unknown[], key: string): number {
  if (!/^[+-]?\d{1,15}$/.test(key))
    throw new PatchFault(`value was not a proper array index: '${key}': strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`)
  return indexOf(list, key, list.length + 1)
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) container.splice(indexOf(container, key), 1)
  else if (Object.hasOwn(container, key)) delete container[key]
  else throw new PatchFault(`Unable to remove nonexistent key: ${key}: missing value`)
}

function set(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container)) container[indexOf(container, key)] = value
  else setKey(container, key, value)
}

type Place = { readonly container: Container; readonly key: string }

/** Where a path ends; undefined where what should hold its last step is not there. */
function find(root: Container, path: string): Place | undefined {
  const [, ...steps] = path.split('/')
  const last = steps.pop()
  let container: unknown = root
  for (const step of steps) {
    if (!isContainer(container)) return undefined
    try {
      container = own(container, unescape(step))
    } catch {
      return undefined
    }
  }
  return last !== undefined && isContainer(container) ? { container, key: unescape(last) } : undefined
}

/** Says in which step of an operation something went wrong. */
function within<T>(what: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    if (!(cause instanceof PatchFault)) throw cause
    throw new PatchFault(`${what}: ${cause.message}`, { cause })
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  if (!isContainer(a) || !isContainer(b)) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(own(a, key), own(b, key)))
}

/** Applies a patch to a copy of its own of a document. */
class Patching {
  root: Container
  #copied = 0

  constructor(root: Container) {
    this.root = root
  }

  apply(operation: Operation): void {
    switch (operation.op) {
      case 'add':
        return this.#add(operation)
      case 'remove':
        return this.#remove(operation)
      case 'replace':
        return this.#replace(operation)
      case 'move':
        return this.#move(operation)
      case 'copy':
        return this.#copy(operation)
      case 'test':
        return this.#test(operation)
      default:
        throw new PatchFault(`Unexpected kind: ${operation.op}`)
    }
  }

  #place(path: string, message: string): Place {
    const place = find(this.root, path)
    if (!place) throw new PatchFault(`${message}: missing value`)
    return place
  }

  #add({ path, value = null }: Operation): void {
    const { container, key } = this.#place(path, `add operation does not apply: doc is missing path: "${path}"`)
    within(`error in add for path: '${path}'`, () => add(container, key, value))
  }

  #remove({ path }: Operation): void {
    const { container, key } = this.#place(path, `remove operation does not apply: doc is missing path: "${path}"`)
    within(`error in remove for path: '${path}'`, () => remove(container, key))
  }

  /** A key that is not there is made, an item is not. */
  #replace({ path, value = null }: Operation): void {
    if (path === '') {
      if (!isContainer(value)) throw new PatchFault('replace operation value must be object or array')
      this.root = value
      return
    }
    const { container, key } = this.#place(path, `replace operation does not apply: doc is missing path: ${path}`)
    try {
      set(container, key, value)
    } catch (cause) {
      throw new PatchFault(`replace operation does not apply: doc is missing key: ${path}: missing value`, { cause })
    }
  }

  #move({ path, from }: Operation): void {
    const source = this.#place(from, `move operation does not apply: doc is missing from path: ${from}`)
    const value = within(`error in move for path: '${source.key}'`, () => {
      const found = own(source.container, source.key)
      remove(source.container, source.key)
      return found
    })
    const { container, key } = this.#place(path, `move operation does not apply: doc is missing destination path: ${path}`)
    within(`error in move for path: '${path}'`, () => add(container, key, value))
  }

  #copy({ path, from }: Operation): void {
    const source = this.#place(from, `copy operation does not apply: doc is missing from path: ${from}`)
    const value = within(`error in copy for from: '${from}'`, () => own(source.container, source.key) ?? null)
    const { container, key } = this.#place(path, `copy operation does not apply: doc is missing destination path: ${path}`)
    this.#copied += sizeOf(value)
    if (this.#copied > MOST) throw new PatchFault('copies are larger than a patch may make')
    within('error while adding value during copy', () => add(container, key, copyOf(value)))
  }

  /** That null is null is not said to hold: what is null counts as not there, and a value that is given as there. */
  #test({ path, value }: Operation): void {
    if (path === '') {
      if (!isEqual(this.root, value)) throw new TestFailed()
      return
    }
    const { container, key } = this.#place(path, `test operation does not apply: is missing path: ${path}`)
    const found = within(`error in test for path: '${path}'`, () => own(container, key)) ?? null
    const holds = found === null ? value === undefined : isEqual(found, value)
    if (!holds) throw new TestFailed()
  }
}

/**
 * The document that a patch makes of another, which stays as it is; the same one where a test of the patch does not hold.
 * @throws PatchFault
 */
export function applyJsonPatch<T extends object>(document: T, patch: readonly Operation[]): T {
  const patching = new Patching(copyOf(document) as Container)
  try {
    for (const operation of patch) patching.apply({ ...operation, ...('value' in operation ? { value: copyOf(operation.value) } : {}) })
  } catch (error) {
    if (error instanceof TestFailed) return document
    throw error
  }
  return patching.root as T
}
