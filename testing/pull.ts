import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { openRegistryImage } from '#oci/index.ts'
import { type TestRegistry, startRegistry } from './registry.ts'

type RegistryOptions = Parameters<typeof openRegistryImage>[1]

export type PullScene = { readonly registry: TestRegistry; readonly options: RegistryOptions; readonly waits: number[] }

/** A registry and a home whose Docker configuration may name the registry as HOST. Waits are noted instead of waited. */
export async function pullScene(t: TestContext, config: object = {}): Promise<PullScene> {
  const registry = await startRegistry()
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-home-'))
  t.after(async () => {
    await registry.close()
    await rm(home, { recursive: true, force: true })
  })
  await writeFile(join(home, 'config.json'), JSON.stringify(config).replaceAll('HOST', registry.host))
  const waits: number[] = []
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds)
  return {
    registry,
    waits,
    options: { platform: 'linux/amd64', env: { HOME: home, DOCKER_CONFIG: home }, http: { stallAfter: 300 }, wait },
  }
}

/** Reads all layers of an image. @returns their bytes */
export async function pull({ registry, options }: PullScene, name = 'shop/app', more: RegistryOptions = {}): Promise<Buffer[]> {
  const image = await openRegistryImage(`${registry.host}/${name}`, { ...options, ...more })
  try {
    const layers: Buffer[] = []
    for (const layer of image.layers) {
      const parts: Uint8Array[] = []
      for await (const chunk of await layer.open()) parts.push(Uint8Array.from(chunk))
      layers.push(Buffer.concat(parts))
    }
    return layers
  } finally {
    await image.close()
  }
}
