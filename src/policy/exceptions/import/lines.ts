/** One entry of a file of lines: its words, and the comments that stand with it. */
export type Entry = { readonly line: number; readonly text: string; readonly reason?: string }

/** Characters of a reason that are kept. */
const LONGEST = 900

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const shortened = (text: string): string => {
  const whole = plain(text)
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole
}

/**
 * Entries of a file in which `#` begins a comment. The comments above an entry are its reason, and that of the entries right below it; an
 * empty line ends them. A comment behind an entry is that entry's own.
 */
export function entriesOf(text: string): Entry[] {
  const entries: Entry[] = []
  let above = ''
  let used = false
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '') above = ''
    else if (line.startsWith('#')) {
      const words = line.replace(/^#+/, '').trim()
      // What is cut off anyway is not gathered.
      above = used ? words : above.length > LONGEST ? above : `${above} ${words}`
      used = false
    } else {
      used = true
      const mark = line.search(/\s#/)
      const reason = shortened(mark < 0 ? above : line.slice(mark + 1).replace(/^#+/, ''))
      entries.push({ line: i + 1, text: mark < 0 ? line : line.slice(0, mark).trimEnd(), ...(reason === '' ? {} : { reason }) })
    }
  }
  return entries
}
