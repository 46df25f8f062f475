import type { Cataloger } from '../contract.ts'
import { goBinary } from './go-binary.ts'
import { goMod } from './go-mod.ts'
import { goVendor } from './go-vendor.ts'

export const goCatalogers: readonly Cataloger[] = [goBinary, goMod, goVendor]
