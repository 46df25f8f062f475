/** Applies a unified diff of one file to the letter: every context line, count and position has to be right. @throws Error */
export function applyDiff(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const lines = diff.match(/[^\n]*\n|[^\n]+$/g) ?? []
  if (!lines[0]?.startsWith('--- ') || !lines[1]?.startsWith('+++ ')) throw new Error('no header')
  let result = ''
  let at = 0
  let written = 0
  for (let i = 2; i < lines.length;) {
    const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(lines[i++]!)
    if (!match) throw new Error(`no hunk: ${lines[i - 1]}`)
    const [from, count, to, newCount] = [match[1], match[2] ?? '1', match[3], match[4] ?? '1'].map(Number) as [
      number,
      number,
      number,
      number,
    ]
    // A range of no lines names the line before it.
    for (const end = count === 0 ? from : from - 1; at < end; at++, written++) result += old[at]
    if (written !== (newCount === 0 ? to : to - 1)) throw new Error(`hunk begins at ${written + 1} and says ${to}`)
    const began = { at, written }
    while (i < lines.length && !lines[i]!.startsWith('@@')) {
      const sign = lines[i]![0]
      const isOpen = lines[i + 1]?.startsWith('\\') === true
      const text = isOpen ? lines[i]!.slice(1, -1) : lines[i]!.slice(1)
      i += isOpen ? 2 : 1
      if (sign !== '+' && old[at++] !== text) throw new Error(`line ${at} is not ${JSON.stringify(text)}`)
      if (sign !== '-') {
        result += text
        written++
      }
    }
    if (at - began.at !== count || written - began.written !== newCount) throw new Error('the counts of a hunk are wrong')
  }
  return result + old.slice(at).join('')
}
