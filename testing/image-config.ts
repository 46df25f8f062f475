import type { ImageConfig } from '#model/index.ts'

/** The configuration of an image that says nothing, changed as given. */
export const imageConfig = (change: Partial<ImageConfig> = {}): ImageConfig => ({
  env: [],
  entrypoint: [],
  cmd: [],
  exposedPorts: [],
  volumes: [],
  labels: {},
  onBuild: [],
  shellForm: [],
  history: [],
  annotations: {},
  ...change,
})
