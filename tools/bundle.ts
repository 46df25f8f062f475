/** Bundles the command line into dist/, what `npx plimsoll` runs: a chunk for each verb, loaded when it is used, and the texts of all controls. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { COMPILED, COMPILED_SETS, controlTexts, setTexts } from '#policy/index.ts'

/**
 * V8's compiled form of the chunks lies beside them and is trusted as they are: a start takes 30 ms less. Where the folder may not be
 * written to, what is there is used, and nothing is missed.
 */
const START = `#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
enableCompileCache(join(import.meta.dirname, 'compiled'))
await import('./main.js')
`

rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: {
    main: 'src/entrypoints/cli.ts',
    'secret-worker': 'src/secrets/scan/secret-worker.ts',
    'rego-worker': 'src/policy/rego/engine/rego-worker.ts',
  },
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
writeFileSync('dist/plimsoll.js', START)
writeFileSync(join('dist', COMPILED), JSON.stringify(await controlTexts()))
writeFileSync(join('dist', COMPILED_SETS), JSON.stringify(await setTexts()))
chmodSync('dist/plimsoll.js', 0o755)

// Once through the usual commands, so that the first run of a user finds them compiled.
const cache = mkdtempSync(join(tmpdir(), 'plimsoll-bundle-'))
try {
  for (const verb of ['check', 'sbom'])
    spawnSync(process.execPath, ['dist/plimsoll.js', verb, 'examples/shop'], { env: { ...process.env, PLIMSOLL_CACHE: cache } })
} finally {
  rmSync(cache, { recursive: true, force: true })
}
