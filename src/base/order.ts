/** Order by UTF-16 code unit: the same on every machine, unlike a locale's. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A sorted copy by the keys that `keys` gives, compared in turn. */
export function sortedBy<T>(items: Iterable<T>, keys: (item: T) => readonly (string | number)[]): T[] {
  const rows = [...items].map((item) => ({ item, keys: keys(item) }))
  rows.sort((a, b) => {
    for (let i = 0; i < a.keys.length; i++) {
      const x = a.keys[i]!
      const y = b.keys[i]!
      const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareText(String(x), String(y))
      if (order !== 0) return order
    }
    return 0
  })
  return rows.map((row) => row.item)
}
