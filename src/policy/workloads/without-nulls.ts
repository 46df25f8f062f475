/** A field with null is one that is not there, as the API server reads it; elements of lists stay where they are. What has none is given back as it is. */
export function withoutNulls<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const elements = value.map(withoutNulls)
    return elements.some((one, i) => one !== value[i]) ? (elements as T) : value
  }
  const entries = Object.entries(value)
  const kept = entries.filter(([, one]) => one !== null).map(([field, one]): [string, unknown] => [field, withoutNulls(one)])
  const isSame = kept.length === entries.length && kept.every(([field, one]) => one === (value as Record<string, unknown>)[field])
  return isSame ? value : (Object.fromEntries(kept) as T)
}
