/** Words that CEL keeps: a field of that name is written with two underscores on each side. */
const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)

export const isReserved = (name: string): boolean => RESERVED.has(name)

const SEQUENCES: Readonly<Record<string, string>> = { underscores: '__', dot: '.', dash: '-', slash: '/' }

const ESCAPES: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(SEQUENCES).map(([name, text]) => [text, `__${name}__`]))

/** The name of a field as Kubernetes writes it in an expression; undefined where it cannot be written. */
export function escapeField(name: string): string | undefined {
  if (!/^[a-zA-Z_./-][\w./-]*$/.test(name)) return undefined
  return RESERVED.has(name) ? `__${name}__` : name.replace(/__|[./-]/g, (text) => ESCAPES[text] ?? text)
}

/** The field that an escaped name stands for; undefined where an escape is none. */
export function unescapeField(escaped: string): string | undefined {
  let known = true
  const name = escaped.replace(/__([^_]+)__/g, (whole, sequence: string) => {
    const text = Object.hasOwn(SEQUENCES, sequence) ? SEQUENCES[sequence] : undefined
    if (text !== undefined) return text
    known &&= RESERVED.has(sequence) && whole === escaped
    return sequence
  })
  return known ? name : undefined
}
