/** One entry of a file of lines: its words, and the comments that stand with it. */
export type Entry = { readonly line: number; readonly text: string; readonly reason?: string }

/** Characters of a reason that are kept. */
const LONGEST = 900

export const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/**
 * Entries of a file in which `#` begins a comment. The comments above an entry are its reason, and that of the entries right below it; an
 * empty line ends them. So does a comment behind the entry.
 */
export function entriesOf(text: string): Entry[] {
  const entries: Entry[] = []
  let above: string[] = []
  let ended = false
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line.startsWith('#')) {
      above = ended ? [] : above
      ended = false
      above.push(line.replace(/^#+\s*/, ''))
      continue
    }
    if (line === '') {
      above = []
      continue
    }
    ended = true
    const mark = line.search(/\s#/)
    const own = mark < 0 ? line : line.slice(0, mark).trimEnd()
    const behind = mark < 0 ? undefined : line.slice(mark + 1).replace(/^#+\s*/, '')
    const reason = shortened((behind ?? above.join(' ')).replace(/\s+/g, ' ').trim())
    entries.push({ line: i + 1, text: own, ...(reason === '' ? {} : { reason }) })
  }
  return entries
}
