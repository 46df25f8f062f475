import { type Arbitrary, integer, tuple } from 'fast-check'

/** Copies of a file with one byte changed and its end cut off, or only one of the two. */
export const damaged = (whole: Uint8Array): Arbitrary<Buffer> =>
  tuple(integer({ min: 0, max: whole.length - 1 }), integer({ min: 0, max: 255 }), integer({ min: 1, max: 2 * whole.length })).map(
    ([at, value, cut]) => {
      const bytes = Buffer.from(whole.subarray(0, Math.min(cut, whole.length)))
      if (at < bytes.length) bytes[at] = value
      return bytes
    },
  )
