import { traversal } from '../../cost/units.ts'
import type { Library } from '../../library.ts'
import { CelFailure, type Outcome, type Value, costSize, types } from '../../values/index.ts'

/** Padding may be left out, as cel-go has it. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/

const decode = (text: string): Outcome =>
  BASE64.test(text) ? Uint8Array.from(Buffer.from(text, 'base64')) : new CelFailure('illegal base64 data')

const cost = { onlyResolved: true, run: ([value]: readonly Value[]) => 1 + traversal(costSize(value!)) }

/** cel-go's ext.Encoders. */
export const encodersLibrary: Library = {
  id: 'encoders',
  functions: [
    {
      name: 'base64.decode',
      overloads: [{ id: 'base64_decode_string', params: [types.string], result: types.bytes, evaluate: decode, cost }],
    },
    {
      name: 'base64.encode',
      overloads: [
        {
          id: 'base64_encode_bytes',
          params: [types.bytes],
          result: types.string,
          evaluate: (bytes: Uint8Array) => Buffer.from(bytes).toString('base64'),
          cost,
        },
      ],
    },
  ],
}
