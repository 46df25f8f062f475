import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Judgement } from '../judgement.ts'
import { combine, judgeAsConftest, openRego, readBundle } from './index.ts'

const now = new Date('2026-01-01T00:00:00Z')

async function judge(bundle: string, input: unknown, only: RegExp = /./): Promise<readonly Judgement[]> {
  const bytes = readFileSync(new URL(`testdata/${bundle}`, import.meta.url))
  const rego = await openRego([await readBundle(bundle, bytes)], { now })
  try {
    const { judgements } = await judgeAsConftest({ entrypoints: rego.entrypoints.filter(({ path }) => only.test(path)) }, input)
    return judgements
  } finally {
    await rego.close()
  }
}

const deployment = (container: object, metadata: object = {}): unknown => ({
  kind: 'Deployment',
  metadata: { name: 'web', labels: { owner: 'shop' }, ...metadata },
  spec: { selector: { matchLabels: { app: 'web' } }, template: { spec: { containers: [{ name: 'app', ...container }] } } },
})

const short = ({ rule, outcome, message }: Judgement): string => `${outcome} ${rule}: ${message}`

for (const [why, input, expected] of [
  ['nothing wrong', deployment({ image: 'registry.example/web:1' }), []],
  [
    'a deny with a text',
    deployment({ image: 'registry.example/web:1', securityContext: { privileged: true } }),
    ['deny main.deny: Deployment "web": container "app" is privileged'],
  ],
  [
    'a violation with an object, and data of the bundle',
    deployment({ image: 'docker.io/web:1' }),
    ['deny main.violation: image docker.io/web:1 is of none of {"mirror.example/", "registry.example/"}'],
  ],
  [
    'warnings of both forms',
    deployment({ image: 'mirror.example/web:1', resources: { limits: { memory: '6Gi' } } }, { labels: {} }),
    ['warn main.warn: container app may take more than 4Gi (6442450944 bytes)', 'warn main.warn: no owner'],
  ],
  ['a rule with a longer name', deployment({ image: 'mirror.example/web' }), ['deny main.deny_tag: image mirror.example/web has no tag']],
  [
    'a rule that is excused by its name without the severity',
    deployment({ image: 'mirror.example/web' }, { namespace: 'kube-system' }),
    [],
  ],
  ['no object at all', 'text', []],
] as const)
  test(`conftest: ${why}`, async () => deepEqual((await judge('conftest.tar.gz', input, /^main/)).map(short).toSorted(), expected))

test('conftest: documents of several files together', async () => {
  const documents = [
    { path: 'web.yaml', contents: deployment({}) },
    { path: 'service.yaml', contents: { kind: 'Service', spec: { selector: { app: 'other' } } } },
  ]
  deepEqual((await judge('conftest.tar.gz', combine(documents), /^combined/)).map(short), [
    'deny combined.deny: web.yaml: no Service selects {"app": "web"}',
  ])
})

test('conftest: a result without a message is no pass', async () => {
  deepEqual(await judge('faults.tar.gz', {}, /deny$/), [
    {
      policy: 'rego:faults.tar.gz',
      rule: 'faults.deny',
      outcome: 'undetermined',
      message: 'the result has no "msg" that is a string',
      lacks: 'msg',
    },
  ])
})
