import { uuidOf } from '#base/index.ts'
import type { Package } from '#model/index.ts'
import type { Inventory } from '../inventory.ts'
import type { SbomFormat } from './contract.ts'
import { readCyclonedx, recognisesCyclonedx } from './cyclonedx-read.ts'
import { headOf } from './inventory-schema.ts'

type Property = { readonly name: string; readonly value: string }

/** An inventory's package: its purl is the reference, the rest that CycloneDX has no field for is one property. */
function componentOf(one: Package): object {
  const { purl, ...extra } = one
  const properties: Property[] = [
    ...one.locations.flatMap(({ path, layer }) => [
      { name: 'plimsoll:location', value: path },
      ...(layer ? [{ name: 'plimsoll:layer', value: layer }] : []),
    ]),
    { name: 'plimsoll:package', value: JSON.stringify(extra) },
  ]
  return {
    type: 'library',
    'bom-ref': purl,
    name: one.name,
    version: one.version,
    ...(one.licence ? { licenses: [{ expression: one.licence }] } : {}),
    purl,
    properties,
  }
}

function dependenciesOf(packages: readonly Package[]): object[] {
  const known = new Set(packages.map((one) => one.purl))
  return packages.map(({ purl, dependsOn }) => {
    const found = [...new Set(dependsOn)].filter((to) => known.has(to) && to !== purl)
    return { ref: purl, ...(found.length > 0 ? { dependsOn: found } : {}) }
  })
}

function documentOf(inventory: Inventory, spec: string, context: { version: string; time: string }): object {
  const { subject, distribution, packages } = inventory
  return {
    $schema: `http://cyclonedx.org/schema/bom-${spec}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: spec,
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(inventory))}`,
    version: 1,
    metadata: {
      timestamp: context.time,
      tools: { components: [{ type: 'application', name: 'plimsoll', version: context.version }] },
      component: {
        type: subject.kind === 'image' ? 'container' : 'file',
        'bom-ref': 'plimsoll:subject',
        name: subject.name,
        ...(subject.digest ? { version: subject.digest } : {}),
      },
      properties: [{ name: 'plimsoll:inventory', value: JSON.stringify(headOf(inventory)) }],
    },
    components: [
      ...packages.map(componentOf),
      ...(distribution
        ? [{ type: 'operating-system', 'bom-ref': 'plimsoll:distribution', name: distribution.id, version: distribution.version }]
        : []),
    ],
    dependencies: dependenciesOf(packages),
  }
}

const formatOf = (id: string, spec: string, about: string): SbomFormat => ({
  id,
  about,
  write: (inventory, context) => `${JSON.stringify(documentOf(inventory, spec, context), null, 2)}\n`,
  recognises: recognisesCyclonedx,
  read: readCyclonedx,
})

export const cyclonedx = formatOf('cyclonedx', '1.7', 'CycloneDX JSON, the newest version (1.7)')
export const cyclonedx16 = formatOf('cyclonedx-1.6', '1.6', 'CycloneDX 1.6 JSON')
export const cyclonedx17 = formatOf('cyclonedx-1.7', '1.7', 'CycloneDX 1.7 JSON')
