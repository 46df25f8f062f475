import { visible } from '#base/index.ts'
import { readBases, writeBases } from '../bases.ts'
import { UsageError } from '../errors.ts'
import { type TargetOptions, openTargetImage } from '../read-target.ts'

export type BaseOptions = TargetOptions & { readonly bases?: string; readonly name?: string }

/** Records the layers of an image: whatever is built on them is known to be. */
export async function addBase(target: string, options: BaseOptions): Promise<void> {
  const { path, bases } = await readBases(options.bases)
  const image = await openTargetImage(target, options)
  try {
    const diffIds = image.layers.map(({ diffId }) => diffId)
    if (diffIds.length === 0) throw new UsageError('wrong-use', `record base "${target}": the image has no layers`)
    const name = options.name ?? image.name
    const added = { name, digest: image.digest, platform: image.platform, diffIds, history: image.settings.history.length }
    await writeBases(path, [...bases.filter((one) => one.name !== name || one.platform !== image.platform), added])
    process.stdout.write(`${visible(name)} (${image.platform}): ${diffIds.length} layers, ${image.digest}\n`)
  } finally {
    await image.close()
  }
}

export async function listBases(given: string | undefined): Promise<void> {
  const { path, bases } = await readBases(given)
  const lines = bases.map(({ name, platform, digest, diffIds }) => `${visible(name)} (${platform}): ${diffIds.length} layers, ${digest}`)
  process.stdout.write(lines.length === 0 ? `no base is recorded in ${path}\n` : `${lines.join('\n')}\n`)
}

export async function removeBase(name: string, given: string | undefined): Promise<void> {
  const { path, bases } = await readBases(given)
  const kept = bases.filter((one) => one.name !== name)
  if (kept.length === bases.length)
    throw new UsageError('wrong-use', `remove base "${name}": no such base is recorded in "${path}"`, { hint: 'plimsoll base list' })
  await writeBases(path, kept)
}
