/** Prints the environment that somebody copied into the example: a token of no account, made from a seed with the checksum of its kind. */
import { secretSamples } from '#testing/secret-samples.ts'

const kind = secretSamples.find(({ rule }) => rule === 'github-personal-access-token')
if (!kind) throw new Error('there is no such rule')
process.stdout.write(`LOG_LEVEL=info\nGITHUB_TOKEN=${kind.make(11)}\n`)
