#!/usr/bin/env node
import { run } from '#cli/program.ts'
import manifest from '../../package.json' with { type: 'json' }

// The reader has gone, as in `| head`: the result was not delivered, which is neither 0 nor 1.
process.stdout.on('error', () => process.exit(3))

process.exitCode = await run(process.argv.slice(2), manifest.version)
