/** Bundles the command line into dist/: what `npx plimsoll` runs. Each verb stays a chunk of its own, loaded when it is used. */
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: { plimsoll: 'src/entrypoints/cli.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Some dependencies are CommonJS and ask for built-in modules by require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)" },
  logLevel: 'warning',
})
