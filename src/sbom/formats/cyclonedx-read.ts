import * as z from 'zod'
import { ParseError, conform, limits } from '#base/index.ts'
import type { Distribution, Package } from '#model/index.ts'
import type { Inventory } from '../inventory.ts'
import { distributionId } from '../distribution-id.ts'
import { distributionOf, foreignPackage, uniquePackages } from './foreign.ts'
import { HeadSchema, PackageExtra, embedded } from './inventory-schema.ts'

const Properties = z.array(z.object({ name: z.string(), value: z.string().optional() })).optional()
const Licence = z.object({
  expression: z.string().optional(),
  license: z.object({ id: z.string().optional() }).optional(),
})
const Component = z.object({
  type: z.string().optional(),
  name: z.string(),
  version: z.string().optional(),
  'bom-ref': z.string().optional(),
  purl: z.string().optional(),
  licenses: z.array(Licence).optional(),
  properties: Properties,
  components: z.array(z.unknown()).optional(),
})
type Component = z.output<typeof Component>

const Document = z.object({
  metadata: z.object({ component: z.object({ name: z.string() }).optional(), properties: Properties }).optional(),
  components: z.array(z.unknown()).optional(),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })).optional(),
})
const Marked = z.object({ bomFormat: z.literal('CycloneDX'), specVersion: z.enum(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']) })

export const recognisesCyclonedx = (document: unknown): boolean => Marked.safeParse(document).success

const property = (from: z.output<typeof Properties>, ...names: string[]): string | undefined =>
  from?.find(({ name }) => names.includes(name))?.value

/** Components hold components; read with a stack of our own, to the depth that JSON may have. */
function flatten(roots: readonly unknown[]): Component[] {
  const found: Component[] = []
  const stack = roots.map((value) => ({ value, depth: 0 })).reverse()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.depth > limits.depth) throw new ParseError('too-deep', `components nested deeper than ${limits.depth}`)
    const component = conform(Component, next.value)
    found.push(component)
    for (const value of (component.components ?? []).toReversed()) stack.push({ value, depth: next.depth + 1 })
  }
  return found
}

/** Trivy names source packages and layers by properties, Syft paths and layers by numbered ones. */
function packageOf(component: Component): Package | undefined {
  const { purl, properties } = component
  if (!purl) return undefined
  const own = property(properties, 'plimsoll:package')
  if (own !== undefined) return { purl, ...conform(PackageExtra, embedded(own, 'plimsoll:package')) }
  const name = property(properties, 'aquasecurity:trivy:SrcName')
  const version = property(properties, 'aquasecurity:trivy:SrcVersion')
  const release = property(properties, 'aquasecurity:trivy:SrcRelease')
  const epoch = property(properties, 'aquasecurity:trivy:SrcEpoch')
  const full = `${epoch ? `${epoch}:` : ''}${version ?? ''}${release ? `-${release}` : ''}`
  const licences = (component.licenses ?? []).flatMap(({ expression, license }) => expression ?? license?.id ?? [])
  return foreignPackage(
    {
      purl,
      licence: licences.length > 1 ? licences.map((one) => (one.includes(' ') ? `(${one})` : one)).join(' AND ') : licences[0],
      path: property(properties, 'syft:location:0:path', 'aquasecurity:trivy:FilePath'),
      layer: property(properties, 'syft:location:0:layerID', 'aquasecurity:trivy:LayerDiffID'),
      source: name && version ? { name, version: full } : undefined,
    },
    'cyclonedx',
  )
}

function withEdges(packages: Package[], components: readonly Component[], document: z.output<typeof Document>): Package[] {
  const purls = new Map(components.flatMap((one) => (one.purl ? [[one['bom-ref'] ?? one.purl, one.purl] as const] : [])))
  const edges = new Map<string, Set<string>>()
  for (const { ref, dependsOn } of document.dependencies ?? []) {
    const from = purls.get(ref)
    if (from === undefined) continue
    const to = edges.get(from) ?? new Set<string>()
    for (const one of dependsOn ?? []) if (purls.has(one)) to.add(purls.get(one)!)
    edges.set(from, to)
  }
  return packages.map((one) => (one.dependsOn.length > 0 ? one : { ...one, dependsOn: [...(edges.get(one.purl) ?? [])].sort() }))
}

function osOf(components: readonly Component[]): Distribution | undefined {
  const os = components.find(({ type }) => type === 'operating-system')
  return os && { id: distributionId(os.name), version: os.version ?? '', like: [] }
}

/** @throws ParseError */
export function readCyclonedx(value: unknown, name: string): Inventory {
  conform(Marked, value)
  const document = conform(Document, value)
  const components = flatten(document.components ?? [])
  const packages = withEdges(uniquePackages(components.flatMap((one) => packageOf(one) ?? [])), components, document)
  const own = property(document.metadata?.properties, 'plimsoll:inventory')
  if (own !== undefined) return { ...conform(HeadSchema, embedded(own, 'plimsoll:inventory')), packages }
  const known = new Set(packages.map(({ purl }) => purl))
  const distribution = osOf(components) ?? distributionOf(packages)
  return {
    subject: { kind: 'sbom', name: document.metadata?.component?.name ?? name },
    ...(distribution ? { distribution } : {}),
    packages,
    unknowns: components.flatMap((one) => (one.purl && !known.has(one.purl) ? [{ path: name, reason: `"${one.purl}" is no purl` }] : [])),
  }
}
