import { MiB } from '#base/index.ts'
import type { Image } from '#oci/index.ts'
import type { Log } from './log.ts'

/** The image, whose layers say while they are read how far they are. */
export function watchImage(image: Image, log: Log): Image {
  const total = image.layers.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  const layers = image.layers.map((layer, i) => ({
    ...layer,
    open: async () => {
      log.detail(`layer ${i + 1} of ${image.layers.length}: ${layer.digest}, ${layer.size} bytes`)
      const blob = await layer.open()
      return counted(blob, (length) => {
        read += length
        log.progress(`reading ${image.name}: ${Math.floor(read / MiB)} of ${Math.ceil(total / MiB)} MiB`)
      })
    },
  }))
  log.detail(`image ${image.name}: ${image.digest}, ${image.platform}, ${image.layers.length} layers`)
  return { ...image, layers }
}

async function* counted(blob: AsyncIterable<Uint8Array>, add: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of blob) {
    add(chunk.length)
    yield chunk
  }
}
