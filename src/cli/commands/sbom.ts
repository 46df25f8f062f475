import { systemClock, toInstant } from '#base/index.ts'
import { sbomFormat, sbomFormats } from '#sbom/index.ts'
import { UsageError } from '../errors.ts'
import { emit } from '../emit.ts'
import { withCache } from '../folders.ts'
import { type TargetOptions, scanTarget } from '../read-target.ts'

/** The time that the document bears: SOURCE_DATE_EPOCH where a build sets it, so that it can be made again. */
function timeOfDocument(): string {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'])
  return toInstant(Number.isSafeInteger(epoch) && epoch > 0 ? new Date(epoch * 1000) : systemClock.now())
}

export async function writeSbom(
  target: string,
  version: string,
  options: TargetOptions & { format: string; output?: string },
): Promise<void> {
  const format = sbomFormat(options.format)
  if (!format) throw new UsageError('wrong-use', `no format "${options.format}"; there are ${sbomFormats.map(({ id }) => id).join(', ')}`)
  const inventory = await scanTarget(target, withCache(options))
  await emit(format.write(inventory, { version, time: timeOfDocument() }), options.output)
}
