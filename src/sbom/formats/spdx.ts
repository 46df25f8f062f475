import { uuidOf } from '#base/index.ts'
import type { Package } from '#model/index.ts'
import type { Inventory } from '../inventory.ts'
import type { SbomFormat } from './contract.ts'
import { headOf } from './inventory-schema.ts'
import { ANNOTATION } from './spdx-annotation.ts'
import { readSpdx, recognisesSpdx } from './spdx-read.ts'

const DOCUMENT = 'SPDXRef-DOCUMENT'
const SUBJECT = 'SPDXRef-Subject'
const DISTRIBUTION = 'SPDXRef-OperatingSystem'

type Context = { readonly version: string; readonly time: string }

const annotation = (value: unknown, { version, time }: Context): object => ({
  annotationDate: time,
  annotationType: 'OTHER',
  annotator: `Tool: plimsoll-${version}`,
  comment: `${ANNOTATION}${JSON.stringify(value)}`,
})

/** Sorted packages have stable numbers; a purl has characters that an identifier may not have. */
const idsOf = (packages: readonly Package[]): ReadonlyMap<string, string> =>
  new Map(packages.map(({ purl }, i) => [purl, `SPDXRef-Package-${i + 1}`]))

function packageOf(one: Package, id: string, context: Context): object {
  const { purl, ...extra } = one
  return {
    SPDXID: id,
    name: one.name,
    ...(one.version === '' ? {} : { versionInfo: one.version }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: one.licence ?? 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    supplier: 'NOASSERTION',
    ...(one.source ? { sourceInfo: `built from ${one.source.name} ${one.source.version}` } : {}),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
    annotations: [annotation(extra, context)],
  }
}

const plainPackage = (id: string, name: string, version: string | undefined, purpose: string): object => ({
  SPDXID: id,
  name,
  ...(version ? { versionInfo: version } : {}),
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
  primaryPackagePurpose: purpose,
})

const relation = (from: string, relationshipType: string, to: string): object => ({
  spdxElementId: from,
  relatedSpdxElement: to,
  relationshipType,
})

function relationsOf({ packages, distribution }: Inventory, ids: ReadonlyMap<string, string>): object[] {
  return [
    relation(DOCUMENT, 'DESCRIBES', SUBJECT),
    ...(distribution ? [relation(SUBJECT, 'CONTAINS', DISTRIBUTION)] : []),
    ...[...ids.values()].map((id) => relation(SUBJECT, 'CONTAINS', id)),
    ...packages.flatMap(({ purl, dependsOn }) =>
      dependsOn.flatMap((to) => (ids.has(to) ? [relation(ids.get(purl)!, 'DEPENDS_ON', ids.get(to)!)] : [])),
    ),
  ]
}

/** SPDX 2.3, clause 10: a licence that SPDX does not list is declared in the document. */
function ownLicences(packages: readonly Package[]): object[] {
  const names = new Set(packages.flatMap(({ licence }) => licence?.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? []))
  return [...names].sort().map((licenseId) => ({
    licenseId,
    name: licenseId.slice('LicenseRef-'.length),
    extractedText: 'The package names this licence; its text was not read.',
  }))
}

function documentOf(inventory: Inventory, context: Context): object {
  const { subject, distribution, packages } = inventory
  const ids = idsOf(packages)
  const licences = ownLicences(packages)
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: DOCUMENT,
    name: subject.name,
    documentNamespace: `urn:uuid:${uuidOf(JSON.stringify(inventory))}`,
    creationInfo: { created: context.time, creators: [`Tool: plimsoll-${context.version}`] },
    annotations: [annotation(headOf(inventory), context)],
    ...(licences.length > 0 ? { hasExtractedLicensingInfos: licences } : {}),
    packages: [
      plainPackage(SUBJECT, subject.name, subject.digest, subject.kind === 'image' ? 'CONTAINER' : 'OTHER'),
      ...(distribution ? [plainPackage(DISTRIBUTION, distribution.id, distribution.version, 'OPERATING_SYSTEM')] : []),
      ...packages.map((one) => packageOf(one, ids.get(one.purl)!, context)),
    ],
    relationships: relationsOf(inventory, ids),
  }
}

export const spdx = {
  id: 'spdx',
  about: 'SPDX 2.3 JSON',
  write: (inventory, context) => `${JSON.stringify(documentOf(inventory, context), null, 2)}\n`,
  recognises: recognisesSpdx,
  read: readSpdx,
} satisfies SbomFormat
