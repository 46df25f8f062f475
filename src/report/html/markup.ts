import { visible } from '#base/index.ts'

/** Text that is HTML already. Only the tag below makes it, so that nothing foreign becomes markup unescaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Markup | undefined | readonly Value[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe between tags and in a quoted attribute: what is invisible is made visible, lone surrogates are replaced. */
const escapeText = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!)

function textOf(value: Value): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof Markup) return value.text
  return value.map(textOf).join('')
}

/** The template is ours and stands as it is; each value is escaped. Attributes are always quoted. */
export function markup(template: readonly string[], ...values: readonly Value[]): Markup {
  return new Markup(template.map((part, i) => (i === 0 ? part : `${textOf(values[i - 1])}${part}`)).join(''))
}
