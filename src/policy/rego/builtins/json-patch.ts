import { RegoObject, RegoSet, type Value, compareValues, isArray } from '../values/value.ts'
import type { Builtins } from './contract.ts'

/** Steps to a place: texts of a JSON pointer, or any values. */
type Path = readonly Value[]

/** A pointer as OPA reads it: the first slash may be missing. Undefined for what is none. */
function pathOf(value: Value | undefined): Path | undefined {
  if (value === '') return []
  if (typeof value !== 'string') return value !== undefined && isArray(value) ? value : undefined
  return value
    .replace(/^\/+/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Why a patch cannot be applied: it has no result then. */
class NoPlace extends Error {}

/** A position in a list: a number, or its text without leading zeros; `-` is behind the end. */
function indexOf(step: Value, length: number): number {
  if (step === '-') return length
  const index = typeof step === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(step) ? Number(step) : step
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > length) throw new NoPlace()
  return index
}

const positionIn = (entries: RegoObject['entries'], key: Value): number => entries.findIndex(([name]) => compareValues(name, key) === 0)

function childOf(parent: Value, step: Value): Value {
  let child: Value | undefined
  if (isArray(parent)) child = parent[indexOf(step, parent.length)]
  else if (parent instanceof RegoObject) child = parent.get(step)
  else if (parent instanceof RegoSet) child = parent.items.find((item) => compareValues(item, step) === 0)
  if (child === undefined) throw new NoPlace()
  return child
}

const readAt = (value: Value, path: Path): Value => path.reduce(childOf, value)

/** What is to be done in the place before the last step. */
type Edit = (parent: Value, step: Value) => Value

const insert =
  (value: Value): Edit =>
  (parent, step) => {
    if (isArray(parent)) return parent.toSpliced(indexOf(step, parent.length), 0, value)
    if (parent instanceof RegoObject)
      return new RegoObject([...parent.entries.filter(([key]) => compareValues(key, step) !== 0), [step, value]])
    // An item is its own place: what is added must be what it is called by.
    if (parent instanceof RegoSet && compareValues(step, value) === 0) return new RegoSet([...parent.items, value])
    throw new NoPlace()
  }

const remove: Edit = (parent, step) => {
  childOf(parent, step)
  if (isArray(parent)) return parent.toSpliced(indexOf(step, parent.length), 1)
  if (parent instanceof RegoObject) return new RegoObject(parent.entries.filter(([key]) => compareValues(key, step) !== 0))
  return new RegoSet((parent as RegoSet).items.filter((item) => compareValues(item, step) !== 0))
}

function editAt(value: Value, path: Path, edit: Edit): Value {
  const [step, ...rest] = path
  if (step === undefined) throw new NoPlace()
  if (rest.length === 0) return edit(value, step)
  const child = editAt(childOf(value, step), rest, edit)
  if (isArray(value)) return value.with(indexOf(step, value.length), child)
  if (value instanceof RegoObject) {
    const at = positionIn(value.entries, step)
    return new RegoObject(value.entries.with(at, [step, child]))
  }
  return new RegoSet([...(value as RegoSet).items.filter((item) => compareValues(item, step) !== 0), child])
}

const add = (value: Value, path: Path, added: Value): Value => (path.length === 0 ? added : editAt(value, path, insert(added)))

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new NoPlace()
  return value
}

function apply(value: Value, operation: Value): Value {
  if (!(operation instanceof RegoObject)) throw new NoPlace()
  const path = given(pathOf(operation.get('path')))
  switch (operation.get('op')) {
    case 'add':
      return add(value, path, given(operation.get('value')))
    case 'remove':
      return path.length === 0 ? null : editAt(value, path, remove)
    case 'replace':
      return path.length === 0 ? given(operation.get('value')) : add(editAt(value, path, remove), path, given(operation.get('value')))
    case 'move': {
      const from = given(pathOf(operation.get('from')))
      const moved = readAt(value, from)
      return add(from.length === 0 ? null : editAt(value, from, remove), path, moved)
    }
    case 'copy':
      return add(value, path, readAt(value, given(pathOf(operation.get('from')))))
    case 'test':
      if (compareValues(readAt(value, path), given(operation.get('value'))) !== 0) throw new NoPlace()
      return value
    default:
      throw new NoPlace()
  }
}

/** RFC 6902, for sets and any keys too. All of it or nothing. */
function patch([value, operations]: readonly Value[]): Value | undefined {
  if (value === undefined || operations === undefined || !isArray(operations)) return undefined
  try {
    return operations.reduce(apply, value)
  } catch (thrown) {
    if (thrown instanceof NoPlace) return undefined
    throw thrown
  }
}

export const patchFunctions: Builtins = { 'json.patch': patch }
