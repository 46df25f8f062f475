import type { Library } from '../../library.ts'
import { types } from '../../values/index.ts'
import { rewriting } from '../costs.ts'

/** A key as a step of a JSON pointer (RFC 6901). */
const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** What JSON patches (RFC 6902) need. */
export const jsonPatchLibrary: Library = {
  id: 'json-patch',
  functions: [
    {
      name: 'jsonpatch.escapeKey',
      overloads: [
        {
          id: 'string_jsonpatch_escapeKey_string',
          params: [types.string],
          result: types.string,
          evaluate: escapeKey,
          cost: rewriting(),
        },
      ],
    },
  ],
}
