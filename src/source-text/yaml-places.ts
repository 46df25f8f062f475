/** What the documents of the library `yaml` are made of, as far as places need it. */
type Node = { readonly range?: readonly number[] | null; readonly value?: unknown; readonly items?: readonly unknown[] }
type Pair = { readonly key?: Node; readonly value?: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

const startOf = (value: unknown): number | undefined => (isNode(value) ? value.range?.[0] : undefined)

/**
 * Where in a YAML text stands what the keys lead to: the key where there is one, else the value. As deep as they lead; a key that a list
 * does not have is passed over, for a schema may take a list for a map that holds it.
 */
export function offsetInYaml(contents: unknown, keys: readonly PropertyKey[]): number {
  let at = 0
  let value = contents
  for (const key of keys) {
    const { items } = isNode(value) ? value : {}
    if (typeof key === 'number') {
      value = items?.[key]
      at = startOf(value) ?? at
      continue
    }
    const pair = (items as readonly Pair[] | undefined)?.find((one) => one?.key?.value === key)
    if (!pair) continue
    value = pair.value
    at = startOf(pair.key) ?? at
  }
  return at
}
