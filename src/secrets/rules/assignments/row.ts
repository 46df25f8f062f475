import type { Assignment } from '../assignment.ts'
import type { Shape } from '../shape.ts'

export const uuid = '<8 hex>-<4 hex>-<4 hex>-<4 hex>-<12 hex>'

/** One row of the table: the vendor as people write it, what the value is, the words of names (default: the vendor's), how the value looks. */
export function row(vendor: string, what: string, shapes: Shape | readonly Shape[], more: Partial<Assignment> = {}): Assignment {
  const word = vendor.toLowerCase()
  return {
    id: `${word} ${what}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    title: `${vendor} ${what}`,
    words: /[ .]/.test(word) ? ['', '_', '-'].map((joint) => word.replaceAll(/[ .]+/g, joint)) : [word],
    shapes: typeof shapes === 'string' ? [shapes] : shapes,
    remediation: `Revoke it in the settings of ${vendor}, make a new one, and look there for what was done with it.`,
    ...more,
  }
}

/** Public by design, or of no use alone. */
export const publicId = { severity: 'low', confidence: 'low' } as const
