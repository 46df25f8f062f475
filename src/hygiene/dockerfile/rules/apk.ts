import type { Command } from './contract.ts'
import { commandRule } from './command-rule.ts'
import { hasOption, isCall, operands } from './arguments.ts'
import { hasCacheMount } from './apt.ts'

const isAdd = (command: Command): boolean => isCall(command, 'apk', 'add')

export const apkUnpinned = commandRule(
  {
    id: 'apk-unpinned',
    aliases: ['DL3018'],
    severity: 'low',
    title: 'apk installs whatever version there is',
    rationale: 'Two builds of one file differ, and a cached layer keeps an old version without anybody seeing it.',
    remediation: 'Name the version: apk add package=version or package~version.',
    pass: ['FROM a:1\nRUN apk add --no-cache b=1.2-r0 c~2', 'FROM a:1\nRUN apk add --virtual .build b=1 ./c.apk'],
    fail: [['FROM a:1\nRUN apk add --no-cache b c=1', '2:24']],
  },
  (command) =>
    isAdd(command)
      ? operands(command, ['t', 'virtual', 'repository', 'X', 'p', 'root', 'keys-dir', 'repositories-file', 'arch', 'wait']).filter(
          ({ text }) => text !== 'add' && !/[=~<>]/.test(text) && !text.endsWith('.apk'),
        )
      : [],
)

export const apkCacheLeft = commandRule(
  {
    id: 'apk-cache-left',
    aliases: ['DL3019', 'AVD-DS-0025'],
    severity: 'low',
    title: 'apk leaves its index in the image',
    rationale: 'The index is of no use in the image and is old by the time anybody uses it.',
    remediation: 'Add --no-cache.',
    pass: ['FROM a:1\nRUN apk add --no-cache b=1', 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/apk apk add b=1'],
    fail: [['FROM a:1\nRUN apk add b=1', '2:5']],
  },
  (command, run) =>
    isAdd(command) && !hasOption(command, 'no-cache') && !hasCacheMount(run, '/var/cache/apk') && !hasCacheMount(run, '/etc/apk/cache'),
)
