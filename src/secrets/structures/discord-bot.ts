import type { StructureCheck } from './contract.ts'

/** A snowflake: the id of an account, in decimal (Discord's reference, "Snowflakes"). */
const SNOWFLAKE = /^\d{16,20}$/

/** A bot's token begins with its account's id in base64; text that does not is no such token. */
export const discordBot = {
  id: 'discord-bot',
  about: 'its first part is the number of an account, in base64',
  check: (value) => {
    const [first = ''] = value.split('.')
    return SNOWFLAKE.test(Buffer.from(first, 'base64').toString('latin1'))
      ? { verdict: 'formed', evidence: 'names the account of a bot' }
      : { verdict: 'none' }
  },
} satisfies StructureCheck
