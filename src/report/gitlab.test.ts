import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { severities } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { gitlab } from './gitlab.ts'

/** What GitLab asks of each entry (docs.gitlab.com, Code Quality: the report format). */
const Document = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().min(1),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z
        .string()
        .min(1)
        .refine((path) => !path.startsWith('./')),
      lines: z.strictObject({ begin: z.int().min(1) }),
    }),
  }),
)
const read = (text: string): z.infer<typeof Document> => Document.parse(JSON.parse(text))

test('gitlab: every severity has a word of its five; what is accepted weighs nothing', () => {
  const findings = severities.map((severity, i) => finding({ severity, fingerprint: `f${i}` }))
  deepEqual(
    read(gitlab.write(result(findings))).map(({ severity }) => severity),
    ['blocker', 'critical', 'major', 'minor', 'info', 'info'],
  )
  equal(read(gitlab.write(result([finding({ status: 'not-affected' })])))[0]?.severity, 'info')
})

test('gitlab: fingerprints are unique within the document, and stay the same', () => {
  const twice = result([finding({ fingerprint: 'same' }), finding({ fingerprint: 'same' })])
  const other = { ...twice, subject: { ...twice.subject, name: 'other' } }
  for (const text of [gitlab.write(twice), gitlab.writeSeveral([twice, other])]) {
    const prints = read(text).map(({ fingerprint }) => fingerprint)
    equal(new Set(prints).size, prints.length)
  }
  equal(read(gitlab.write(twice))[0]?.fingerprint, 'same')
  const alone = read(gitlab.writeSeveral([other])).map(({ fingerprint }) => fingerprint)
  deepEqual(
    read(gitlab.writeSeveral([twice, other]))
      .slice(2)
      .map(({ fingerprint }) => fingerprint),
    alone,
  )
})

test('gitlab: a target that could not be assessed is not an empty list', () => {
  const verdict = { decision: 'undetermined', reasons: ['no package was found'], trace: [] } as const
  const [entry, ...others] = read(gitlab.write(result([], { verdict })))
  deepEqual([entry?.check_name, entry?.severity, others.length], ['plimsoll', 'critical', 0])
  ok(entry?.description.includes('no package was found'))
})

test('gitlab: a finding without a place stands at its subject', () =>
  equal(read(gitlab.write(result([finding({ location: [] })])))[0]?.location.path, 'shop:1'))
