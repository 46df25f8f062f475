/**
 * The paths of one layer as hashes, so that a layer of a million files costs 8 MB and not a million objects. A hash has 53 bits: with a
 * million paths the chance that two differ and meet is about one in ten thousand.
 */
export class PathSet {
  #hashes: Float64Array<ArrayBuffer>
  #length: number
  #sorted: boolean

  constructor(hashes: Float64Array<ArrayBuffer> = new Float64Array(1024), length = 0) {
    this.#hashes = hashes
    this.#length = length
    this.#sorted = length === hashes.length && length > 0
  }

  add(path: string): void {
    if (this.#length === this.#hashes.length) {
      const larger = new Float64Array(this.#length * 2)
      larger.set(this.#hashes)
      this.#hashes = larger
    }
    this.#hashes[this.#length++] = hashOf(path)
    this.#sorted = false
  }

  /** Hashes in order, for the cache. */
  sorted(): Float64Array<ArrayBuffer> {
    if (!this.#sorted) {
      this.#hashes = this.#hashes.slice(0, this.#length).sort()
      this.#sorted = true
    }
    return this.#hashes
  }

  has(path: string): boolean {
    const hashes = this.sorted()
    const hash = hashOf(path)
    let low = 0
    let high = hashes.length - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const value = hashes[middle]!
      if (value === hash) return true
      if (value < hash) low = middle + 1
      else high = middle - 1
    }
    return false
  }
}

/** Two multiplicative 32-bit hashes side by side; 53 bits survive in a double. */
function hashOf(path: string): number {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let i = 0; i < path.length; i++) {
    const c = path.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ c, 0x85ebca6b) ^ (b >>> 13)
  }
  a ^= a >>> 15
  b ^= b >>> 16
  return (a >>> 0) * 0x200000 + (b >>> 11)
}
