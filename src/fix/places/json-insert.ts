import { type Edit, lineEndOf } from '../text-file.ts'
import type { JsonPlace } from './json-places.ts'

/** A member's value: a text, or an object of such. */
export type NewValue = string | { readonly [key: string]: NewValue }

/** The blanks before the first thing of a line; empty when something else stands before it. */
function indentOf(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^[ \t]*$/.test(line) ? line : ''
}

/** How much deeper a member stands than its object. */
function stepOf(text: string): string {
  return /^\s*\{\r?\n([ \t]+)"/.exec(text.replace(/^\uFEFF/, ''))?.[1] ?? '  '
}

function written(value: NewValue, indent: string, step: string, end: string): string {
  if (typeof value === 'string') return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([key, one]) => `${indent}${step}${JSON.stringify(key)}: ${written(one, indent + step, step, end)}`,
  )
  return `{${end}${members.join(`,${end}`)}${end}${indent}}`
}

/** Adds a member at the end of an object, in the indentation of those that are there. */
export function insertMember(text: string, object: JsonPlace, key: string, value: NewValue): Edit {
  const members = object.value.kind === 'object' ? [...object.value.members.values()] : []
  const end = lineEndOf(text)
  const step = stepOf(text)
  const last = members.toSorted((a, b) => a.end - b.end).at(-1)
  const isOneLine = last !== undefined && !text.slice(object.start, last.start).includes('\n')
  if (last && isOneLine && !text.includes('\n'))
    return { start: last.end, end: last.end, text: `,${JSON.stringify(key)}:${JSON.stringify(value)}` }
  if (last && isOneLine) return { start: last.end, end: last.end, text: `, ${JSON.stringify(key)}: ${JSON.stringify(value)}` }
  if (last) {
    const indent = indentOf(text, last.key ?? last.start)
    return { start: last.end, end: last.end, text: `,${end}${indent}${JSON.stringify(key)}: ${written(value, indent, step, end)}` }
  }
  const outer = indentOf(text, object.key ?? object.start)
  const inner = outer + step
  return {
    start: object.start + 1,
    end: object.end - 1,
    text: `${end}${inner}${JSON.stringify(key)}: ${written(value, inner, step, end)}${end}${outer}`,
  }
}
