import * as z from 'zod'

const Text = z.string().max(2000)
/** Product ids of one status; a kernel's advisory of SUSE has some 20,000. */
const Ids = z.array(Text).max(200_000).optional()

const Helper = z.object({ cpe: Text.optional(), purl: Text.optional() }).optional()
const Product = z.object({ product_id: Text, product_identification_helper: Helper })
export type Product = z.output<typeof Product>

const Relationship = z.object({
  category: Text,
  product_reference: Text,
  relates_to_product_reference: Text,
  full_product_name: Product,
})

const Vulnerability = z.object({
  cve: Text.optional(),
  ids: z
    .array(z.object({ text: Text }))
    .max(100)
    .optional(),
  product_status: z
    .object({
      fixed: Ids,
      first_fixed: Ids,
      // SUSE names under it the versions that repair.
      recommended: Ids,
      known_affected: Ids,
      first_affected: Ids,
      last_affected: Ids,
      known_not_affected: Ids,
      under_investigation: Ids,
    })
    .optional(),
  scores: z
    .array(z.object({ cvss_v3: z.object({ vectorString: Text }).optional(), cvss_v2: z.object({ vectorString: Text }).optional() }))
    .max(10_000)
    .optional(),
  flags: z
    .array(z.object({ label: Text, product_ids: Ids }))
    .max(100_000)
    .optional(),
  threats: z
    .array(z.object({ category: Text, details: z.string().max(20_000), product_ids: Ids }))
    .max(100_000)
    .optional(),
  remediations: z
    .array(z.object({ category: Text, details: z.string().max(100_000), product_ids: Ids }))
    .max(100_000)
    .optional(),
})
export type Vulnerability = z.output<typeof Vulnerability>

/** CSAF 2.0, the fields that say what is affected (sections 3.2.1 to 3.2.3). */
export const CsafDocument = z.object({
  document: z.object({
    category: Text,
    aggregate_severity: z.object({ text: Text }).optional(),
    tracking: z.object({ id: Text, initial_release_date: Text.optional(), current_release_date: Text.optional() }),
  }),
  product_tree: z
    .object({
      branches: z.array(z.unknown()).max(1000).optional(),
      full_product_names: z.array(Product).max(200_000).optional(),
      relationships: z.array(Relationship).max(400_000).optional(),
    })
    .optional(),
  vulnerabilities: z.array(Vulnerability).max(1000).optional(),
})
export type CsafDocument = z.output<typeof CsafDocument>

/** A branch holds others, or a product; the schema of its members is asked for one at a time, since they nest. */
export const Branch = z.object({ branches: z.array(z.unknown()).max(200_000).optional(), product: Product.optional() })
