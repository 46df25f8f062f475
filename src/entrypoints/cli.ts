#!/usr/bin/env node
import { run } from '#cli/program.ts'
import manifest from '../../package.json' with { type: 'json' }

process.exitCode = await run(process.argv.slice(2), manifest.version)
