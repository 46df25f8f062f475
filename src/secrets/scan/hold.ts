import { MiB } from '#base/index.ts'

/** Bytes that are held at most. */
export const HOLD = 32 * MiB

/** Room for the parts of one file until it has come to its end, used again for the next: copies of parts would be garbage by the gigabyte. */
export class Hold {
  #room = new Uint8Array(0)
  #owner: number | undefined
  #length = 0

  /** The next bytes of a file of at most `size`; without the first ones, or while another file is held, nothing is kept. */
  add(file: number, bytes: Uint8Array, offset: number, size: number): void {
    if (offset === 0 && this.#owner === undefined && size <= HOLD) {
      this.#owner = file
      this.#length = 0
    }
    if (this.#owner !== file) return
    const length = this.#length + bytes.length
    if (offset !== this.#length || length > HOLD) {
      this.#owner = undefined
      return
    }
    if (length > this.#room.length) this.#grow(Math.max(length, Math.min(size, HOLD)))
    this.#room.set(bytes, this.#length)
    this.#length = length
  }

  #grow(length: number): void {
    const room = new Uint8Array(Math.max(length, 2 * this.#room.length))
    room.set(this.#room.subarray(0, this.#length))
    this.#room = room
  }

  /** The file from its first byte, until more is held; lets go of it. */
  take(file: number): Uint8Array | undefined {
    if (this.#owner !== file) return undefined
    this.#owner = undefined
    return this.#room.subarray(0, this.#length)
  }
}
