import type { Exception } from '../exception.ts'
import { purlOf } from '../scope.ts'

/** What an entry of another tool's file accepts. Who answers for it, and until when where the file does not say, the user adds. */
export type Draft = Pick<Exception, 'id' | 'rule' | 'package' | 'range' | 'path' | 'kind'> & {
  /** Of the entry, from 1. */
  readonly line: number
  /** The comment or statement that stands with it. */
  readonly reason?: string
  /** As it stands there: a day or a time. */
  readonly expires?: string
}

/** What an entry says and exceptions cannot: nothing is lost without a word. */
export type Remark = { readonly line: number; readonly what: string; readonly why: string }

export type Imported = { readonly drafts: readonly Draft[]; readonly remarks: readonly Remark[] }

/** One kind of file in which another tool accepts findings. */
export type IgnoreFormat = {
  /** For the flag --from. */
  readonly id: string
  readonly tool: string
  /** Names that such files have. */
  readonly files: readonly string[]
  /** @throws ParseError */
  readonly read: (text: string) => Imported
}

/** Collects what a reader finds. */
export type Collector = Imported & {
  readonly draft: (draft: Draft) => void
  readonly remark: (line: number, what: string, why: string) => void
}

/** Characters of a field; plimsoll.yaml takes no longer ones. */
const LONGEST = 1000

/** Why an exception cannot say it. */
function unfitness({ package: purl = '', ...draft }: Draft): string | undefined {
  const texts = [purl, ...Object.values(draft)].filter((value) => typeof value === 'string')
  if (texts.some((value) => value.length > LONGEST)) return `longer than ${LONGEST} characters`
  if (texts.some((value) => value === '' && value !== purl)) return 'it names nothing'
  return purl.startsWith('pkg:') && !purlOf(purl) ? `"${purl}" is no purl` : undefined
}

export function collector(): Collector {
  const drafts: Draft[] = []
  const remarks: Remark[] = []
  const known = new Set<string>()
  const remark = (line: number, what: string, why: string): void => void remarks.push({ line, what, why })
  const draft = (given: Draft): void => {
    const { line, ...rest } = given
    const unfit = unfitness(given)
    const key = JSON.stringify(rest)
    if (unfit !== undefined) remark(line, rest.id ?? rest.rule ?? '', unfit)
    else if (known.has(key)) remark(line, rest.id ?? rest.rule ?? '', 'it stands there twice')
    else drafts.push(given)
    known.add(key)
  }
  return { drafts, remarks, draft, remark }
}
