import * as z from 'zod'
import { conform } from '#base/index.ts'
import type { Package } from '#model/index.ts'
import type { Inventory } from '../inventory.ts'
import { distributionId } from '../distribution-id.ts'
import { distributionOf, foreignPackage, uniquePackages } from './foreign.ts'
import { HeadSchema, PackageExtra, embedded } from './inventory-schema.ts'
import { ANNOTATION } from './spdx-annotation.ts'

const Annotations = z.array(z.object({ comment: z.string().optional() })).optional()

const SpdxPackage = z.object({
  SPDXID: z.string(),
  name: z.string(),
  versionInfo: z.string().optional(),
  licenseConcluded: z.string().optional(),
  licenseDeclared: z.string().optional(),
  sourceInfo: z.string().optional(),
  primaryPackagePurpose: z.string().optional(),
  externalRefs: z.array(z.object({ referenceType: z.string(), referenceLocator: z.string() })).optional(),
  annotations: Annotations,
})
type SpdxPackage = z.output<typeof SpdxPackage>

const Document = z.object({
  name: z.string().optional(),
  packages: z.array(SpdxPackage).default([]),
  relationships: z.array(z.object({ spdxElementId: z.string(), relatedSpdxElement: z.string(), relationshipType: z.string() })).default([]),
  annotations: Annotations,
})
const Marked = z.object({ spdxVersion: z.enum(['SPDX-2.2', 'SPDX-2.3']) })

export const recognisesSpdx = (document: unknown): boolean => Marked.safeParse(document).success

const noted = (annotations: z.output<typeof Annotations>): string | undefined =>
  annotations?.find(({ comment }) => comment?.startsWith(ANNOTATION))?.comment?.slice(ANNOTATION.length)

const stated = (licence: string | undefined): string | undefined =>
  licence === undefined || licence === '' || licence === 'NOASSERTION' || licence === 'NONE' ? undefined : licence

/** Trivy writes `built package from: NAME VERSION`; Syft's `acquired package info from …: PATHS` names files. */
function sourceOf(info: string | undefined): { name: string; version: string } | undefined {
  const match = /^built package from: (\S{1,300}) (\S{1,300})$/.exec(info ?? '')
  return match ? { name: match[1]!, version: match[2]! } : undefined
}

const purlOf = (one: SpdxPackage): string | undefined =>
  one.externalRefs?.find(({ referenceType }) => referenceType === 'purl')?.referenceLocator

function packageOf(one: SpdxPackage): Package | undefined {
  const purl = purlOf(one)
  if (purl === undefined) return undefined
  const own = noted(one.annotations)
  if (own !== undefined) return { purl, ...conform(PackageExtra, embedded(own, `annotation of ${one.SPDXID.slice(0, 200)}`)) }
  const path = /^acquired package info from [^:]{1,100}: ([^,]{1,1000})/.exec(one.sourceInfo ?? '')?.[1]
  return foreignPackage(
    {
      purl,
      licence: stated(one.licenseDeclared) ?? stated(one.licenseConcluded),
      path: path?.replace(/^\//, ''),
      source: sourceOf(one.sourceInfo),
    },
    'spdx',
  )
}

/** `A DEPENDS_ON B`, and Syft's `B DEPENDENCY_OF A`. */
function withEdges(packages: readonly Package[], document: z.output<typeof Document>): Package[] {
  const known = new Set(packages.map(({ purl }) => purl))
  const purls = new Map(document.packages.map((one) => [one.SPDXID, purlOf(one) ?? '']))
  const edges = new Map<string, Set<string>>()
  for (const { spdxElementId, relatedSpdxElement, relationshipType } of document.relationships) {
    const forward = relationshipType === 'DEPENDS_ON'
    if (!forward && relationshipType !== 'DEPENDENCY_OF') continue
    const [from, to] = [purls.get(spdxElementId) ?? '', purls.get(relatedSpdxElement) ?? '']
    const [needs, needed] = forward ? [from, to] : [to, from]
    if (!known.has(needs) || !known.has(needed) || needs === needed) continue
    edges.set(needs, (edges.get(needs) ?? new Set()).add(needed))
  }
  return packages.map((one) => (one.dependsOn.length > 0 ? one : { ...one, dependsOn: [...(edges.get(one.purl) ?? [])].sort() }))
}

/** @throws ParseError */
export function readSpdx(value: unknown, name: string): Inventory {
  conform(Marked, value)
  const document = conform(Document, value)
  const packages = withEdges(uniquePackages(document.packages.flatMap((one) => packageOf(one) ?? [])), document)
  const own = noted(document.annotations)
  if (own !== undefined) return { ...conform(HeadSchema, embedded(own, 'annotation of the document')), packages }
  const known = new Set(packages.map(({ purl }) => purl))
  const os = document.packages.find(
    ({ primaryPackagePurpose }) => primaryPackagePurpose === 'OPERATING_SYSTEM' || primaryPackagePurpose === 'OPERATING-SYSTEM',
  )
  const distribution = os ? { id: distributionId(os.name), version: os.versionInfo ?? '', like: [] } : distributionOf(packages)
  return {
    subject: { kind: 'sbom', name: document.name ?? name },
    ...(distribution ? { distribution } : {}),
    packages,
    unknowns: document.packages.flatMap((one) => {
      const purl = purlOf(one)
      return purl === undefined || known.has(purl) ? [] : [{ path: name, reason: `"${purl}" is no purl` }]
    }),
  }
}
