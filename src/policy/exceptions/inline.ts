import type { Instant } from '#base/index.ts'
import type { Finding } from '#model/index.ts'
import { expiryOf } from './moment.ts'

const placeOf = ({ location: [first] }: Finding): string =>
  first === undefined ? 'a comment in the file' : first.line === undefined ? first.path : `${first.path}:${first.line}`

/**
 * Open findings beside which stands another tool's comment become `excepted`, without an owner: until the day that the comment names, if
 * it names one. Pure.
 */
export function applyInline(findings: readonly Finding[], time: Instant): readonly Finding[] {
  return findings.map((finding) => {
    const { inlineIgnore, status } = finding
    if (inlineIgnore === undefined || status !== 'open') return finding
    const expires = inlineIgnore.until === undefined ? undefined : expiryOf(inlineIgnore.until)
    // A day that does not exist never was the last one.
    if (inlineIgnore.until !== undefined && (expires === undefined || expires <= time)) return finding
    const exception = { source: placeOf(finding), reason: inlineIgnore.comment, ...(expires === undefined ? {} : { expires }) }
    return { ...finding, status: 'excepted', exception }
  })
}
