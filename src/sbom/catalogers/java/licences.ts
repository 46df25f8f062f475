import { toSpdxExpression } from '../../licences.ts'

/** A licence as a pom or manifest has it. */
export type Stated = { readonly name: string; readonly url: string }

/** The name, unless only the address says what SPDX lists. */
function expressionOf({ name, url }: Stated): string | undefined {
  const byName = toSpdxExpression([name])
  if (byName !== undefined && !byName.includes('LicenseRef-')) return byName
  const byUrl = url === '' ? undefined : toSpdxExpression([url])
  return byUrl !== undefined && !byUrl.includes('LicenseRef-') ? byUrl : (byName ?? byUrl)
}

/** Several licences are a choice (Maven's POM reference, "Licenses"). */
export function choiceOf(stated: readonly Stated[]): string | undefined {
  const parts = [...new Set(stated.flatMap((one) => expressionOf(one) ?? []))]
  return parts.length === 0
    ? undefined
    : parts.map((part) => (parts.length > 1 && part.includes(' AND ') ? `(${part})` : part)).join(' OR ')
}

/** OSGi's Bundle-License: names or addresses with parameters, `"Apache-2.0";link="https://…"`, several after commas. */
export function bundleLicence(header: string | undefined): string | undefined {
  // A comma may also stand within a name: `Apache License, Version 2.0`.
  const whole = choiceOf([{ name: (header ?? '').split(';', 1)[0]!, url: '' }])
  if (whole !== undefined && !whole.includes('LicenseRef-')) return whole
  const clauses = (header ?? '').slice(0, 2000).match(/(?:"[^"]*"|[^,"])+/g) ?? []
  const stated = clauses.slice(0, 10).map((clause) => {
    const [name = ''] = clause.split(';', 1)
    return { name: name.trim().replace(/^"|"$/g, ''), url: /;\s?link\s?=\s?"?([^";,\s]+)/.exec(clause)?.[1] ?? '' }
  })
  return choiceOf(stated.filter(({ name }) => name !== '' && name !== '<<EXTERNAL>>'))
}
