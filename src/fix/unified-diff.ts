/** Lines of a file, each with its end; the last may have none. A carriage return alone ends no line for patch(1). */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Lines before and after a change that are shown with it. */
const CONTEXT = 3

type Change = { readonly from: number; readonly to: number; readonly newFrom: number; readonly newTo: number }

/** Lines beyond which a change is not looked into further: all between its first and last line is one change. */
const CLOSE = 400

/**
 * Where two texts differ, by a greedy walk: at a difference it looks for the nearest pair of equal lines after it. Edits of a manifest are a few
 * lines; a result that is not the shortest is a correct patch all the same.
 */
function changesOf(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = []
  let a = 0
  let b = 0
  while (a < before.length || b < after.length) {
    if (a < before.length && before[a] === after[b]) {
      a++
      b++
      continue
    }
    const [nextA, nextB] = meeting(before, after, a, b)
    changes.push({ from: a, to: nextA, newFrom: b, newTo: nextB })
    a = nextA
    b = nextB
  }
  return changes
}

/** The nearest places after `a` and `b` from which on the lines are the same again; the ends when there are none near. */
function meeting(before: readonly string[], after: readonly string[], a: number, b: number): readonly [number, number] {
  for (let distance = 1; distance <= CLOSE; distance++)
    for (let i = 0; i <= distance; i++) {
      const [x, y] = [a + i, b + distance - i]
      if (x < before.length && y < after.length && before[x] === after[y]) return [x, y]
    }
  return [before.length, after.length]
}

/** Changes whose context touches are one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = []
  for (const change of changes) {
    const last = hunks.at(-1)
    if (last && change.from - last.at(-1)!.to <= 2 * CONTEXT) last.push(change)
    else hunks.push([change])
  }
  return hunks
}

const marked = (sign: string, lines: readonly string[]): string =>
  lines.map((line) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('')

/** `start,count`; POSIX diff -u: a range of no lines names the line before it, a count of one is left out. */
const rangeText = (start: number, count: number): string => (count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`)

function hunkText(hunk: readonly Change[], before: readonly string[], after: readonly string[]): string {
  const [first, last] = [hunk[0]!, hunk.at(-1)!]
  const start = Math.max(0, first.from - CONTEXT)
  const end = Math.min(before.length, last.to + CONTEXT)
  const newStart = first.newFrom - (first.from - start)
  const newEnd = last.newTo + (end - last.to)
  let body = ''
  let at = start
  for (const { from, to, newFrom, newTo } of hunk) {
    body += marked(' ', before.slice(at, from)) + marked('-', before.slice(from, to)) + marked('+', after.slice(newFrom, newTo))
    at = to
  }
  body += marked(' ', before.slice(at, end))
  return `@@ -${rangeText(start, end - start)} +${rangeText(newStart, newEnd - newStart)} @@\n${body}`
}

/** Names with characters that would end a header line are quoted as C strings, which git and patch read (git-diff, "core.quotePath"). */
// eslint-disable-next-line no-control-regex
const needsQuotes = /["\\\u0000-\u001f\u007f]/
// eslint-disable-next-line no-control-regex
const escaped = (name: string): string => name.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, octal)
const octal = (character: string): string => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`
const named = (name: string): string => (needsQuotes.test(name) ? `"${escaped(name)}"` : name)
/** A tab after the name keeps patch from taking what follows a space for a date. */
const header = (sign: string, name: string): string => `${sign} ${named(name)}${name.includes(' ') ? '\t' : ''}\n`

/** What `patch -p1` and `git apply` take; empty when nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const [old, now] = [linesOf(before), linesOf(after)]
  const hunks = hunksOf(changesOf(old, now)).map((hunk) => hunkText(hunk, old, now))
  return `${header('---', `a/${path}`)}${header('+++', `b/${path}`)}${hunks.join('')}`
}
