import * as z from 'zod'
import { MiB, ParseError, parseJson } from '#base/index.ts'
import { type Purl, PurlError, parsePurl } from '#model/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const Spdx = z.object({
  packages: z.array(
    z.object({
      SPDXID: z.string(),
      licenseDeclared: z.string().optional(),
      externalRefs: z.array(z.object({ referenceType: z.string(), referenceLocator: z.string() })).optional(),
    }),
  ),
  relationships: z.array(z.object({ spdxElementId: z.string(), relationshipType: z.string(), relatedSpdxElement: z.string() })).optional(),
})
type Spdx = z.output<typeof Spdx>

function purlOf(one: Spdx['packages'][number]): Purl | undefined {
  const locator = one.externalRefs?.find(({ referenceType }) => referenceType === 'purl')?.referenceLocator
  if (!locator?.startsWith('pkg:bitnami/')) return undefined
  try {
    return parsePurl(locator)
  } catch (cause) {
    if (!(cause instanceof PurlError)) throw cause
    throw new ParseError('malformed', cause.message, { position: one.SPDXID, cause })
  }
}

/** SPDX's "no licence is known" and "nobody looked". */
const isLicence = (text: string | undefined): text is string => text !== undefined && text !== 'NOASSERTION' && text !== 'NONE'

function* parse(file: FoundFile): Generator<Found> {
  const { packages, relationships = [] } = parseJson(Spdx, file.bytes)
  const contained = Map.groupBy(
    relationships.filter(({ relationshipType }) => relationshipType === 'CONTAINS' || relationshipType === 'DEPENDS_ON'),
    ({ spdxElementId }) => spdxElementId,
  )
  for (const one of packages) {
    const purl = purlOf(one)
    if (!purl) continue
    yield {
      kind: 'package',
      type: 'bitnami',
      name: purl.name,
      version: purl.version ?? '',
      key: one.SPDXID,
      requires: (contained.get(one.SPDXID) ?? []).map(({ relatedSpdxElement }) => relatedSpdxElement),
      ...(isLicence(one.licenseDeclared) ? { licences: [one.licenseDeclared] } : {}),
      ...(purl.qualifiers ? { qualifiers: purl.qualifiers } : {}),
    }
  }
}

/** opt/bitnami/COMPONENT/.spdx-COMPONENT.spdx: what Bitnami's images say of their own builds. */
const bitnamiSpdx = {
  id: 'bitnami-spdx',
  revision: 1,
  paths: ['opt/bitnami/**/.spdx-*.spdx'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    "Components of Bitnami's images and what each of them contains, by the SPDX documents beside them; packages of other types in those are left to their own files.",
  parse,
} satisfies Cataloger

export const bitnamiCatalogers: readonly Cataloger[] = [bitnamiSpdx]
