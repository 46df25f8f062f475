import * as z from 'zod'
import { ParseError } from '#base/index.ts'
import type { Inventory } from '../inventory.ts'

const Location = z.object({ path: z.string(), layer: z.string().exactOptional() })
const Source = z.object({ name: z.string(), version: z.string() })

/** What a package carries beyond the fields that an SBOM format has of its own. */
export const PackageExtra = z.object({
  type: z.string(),
  name: z.string(),
  version: z.string(),
  source: Source.exactOptional(),
  licence: z.string().exactOptional(),
  locations: z.array(Location),
  foundBy: z.array(z.string()),
  evidence: z.enum(['installed', 'declared']),
  dependsOn: z.array(z.string()),
  owner: z.string().exactOptional(),
})
export const PackageSchema = PackageExtra.extend({ purl: z.string() })

export const DistributionSchema = z.object({
  id: z.string(),
  version: z.string(),
  codename: z.string().exactOptional(),
  like: z.array(z.string()),
  name: z.string().exactOptional(),
})

const Image = z.object({
  repository: z.string().exactOptional(),
  tag: z.string().exactOptional(),
  platform: z.string(),
  config: z.string(),
  layers: z.array(z.object({ diffId: z.string(), digest: z.string(), size: z.number() })),
})
export const SubjectSchema = z.object({
  kind: z.enum(['image', 'directory', 'root', 'sbom']),
  name: z.string(),
  digest: z.string().exactOptional(),
  image: Image.exactOptional(),
})
export const UnknownSchema = z.object({
  path: z.string(),
  layer: z.string().exactOptional(),
  cataloger: z.string().exactOptional(),
  reason: z.string(),
})

/** The part of an inventory that is of no single package. */
export const HeadSchema = z.object({
  subject: SubjectSchema,
  distribution: DistributionSchema.exactOptional(),
  unknowns: z.array(UnknownSchema),
})
export const InventorySchema = HeadSchema.extend({ packages: z.array(PackageSchema) })

export const headOf = ({ subject, distribution, unknowns }: Inventory): z.output<typeof HeadSchema> =>
  structuredClone({ subject, ...(distribution ? { distribution } : {}), unknowns }) as z.output<typeof HeadSchema>

/** The value of a text that we wrote into a foreign format. @throws ParseError */
export function embedded(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ParseError('malformed', 'not JSON', { cause, position: where })
  }
}
