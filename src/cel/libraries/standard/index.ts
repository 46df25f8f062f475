import type { Library } from '../../library.ts'
import { types } from '../../values/index.ts'
import { arithmetic } from './arithmetic.ts'
import { comparison } from './comparison.ts'
import { containers } from './containers.ts'
import { conversions } from './conversions.ts'
import { logic } from './logic.ts'
import { strings } from './strings.ts'
import { times } from './times.ts'

export { mixedComparison } from './comparison.ts'

/** What every environment has. */
export const standardLibrary: Library = {
  id: 'standard',
  functions: [...logic, ...comparison, ...arithmetic, ...containers, ...conversions, ...strings, ...times],
  types: [
    types.bool,
    types.bytes,
    types.double,
    types.duration,
    types.int,
    types.list(types.dyn),
    types.map(types.dyn, types.dyn),
    types.null,
    types.string,
    types.timestamp,
    types.type,
    types.uint,
  ],
}
