import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { dockerfileFindings, dockerfileRules, lintDockerfile } from '#hygiene/index.ts'
import type { HygieneFinding } from '#model/index.ts'
import { controlTexts } from '#policy/index.ts'
import { checkName } from '#source-text/index.ts'
import { mergeSameChecks } from './dockerfiles.ts'

const controls = await controlTexts()
const isControl = new Set(controls.map(({ id }) => id))
const names = ({ aliases }: { readonly aliases: readonly string[] }): string[] => aliases.map(checkName)

/** A rule is the counterpart of the control of its name, else of each that another tool knows by the same name. */
const pairs = controls.flatMap((control) => {
  const known = new Set(names(control))
  return dockerfileRules
    .filter((rule) => (isControl.has(rule.id) ? rule.id === control.id : names(rule).some((name) => known.has(name))))
    .map((rule) => [control, rule] as const)
})

test('controls and Dockerfile rules have counterparts', () => ok(pairs.length >= 15, String(pairs.length)))

for (const [control, rule] of pairs)
  test(`control ${control.id} is as severe as the Dockerfile rule ${rule.id}`, () => equal(control.severity, rule.severity))

const ofFile = (text: string): HygieneFinding[] => dockerfileFindings(lintDockerfile(text, 'Dockerfile'))
const found = (text: string, id: string): HygieneFinding => ofFile(text).find((finding) => finding.id === id)!
const ofImage = (id: string, aliases: readonly string[] = []): HygieneFinding => ({
  ...found('FROM a:1\nRUN sudo b', 'sudo'),
  id,
  aliases,
  location: [{ path: 'x' }],
})

for (const [image, text, id, why] of [
  [ofImage('pipe-to-shell'), 'FROM a:1\nRUN curl b | sh', 'pipe-to-shell', 'no other tool has a name for it'],
  [ofImage('root-user', ['AVD-DS-0002']), 'FROM a:1', 'user-missing', "by Trivy's name"],
  [ofImage('add-url', ['AVD-DS-0005']), 'FROM a:1\nADD https://b.test/c /c\nADD d /d', 'add-url', 'our own name before that of others'],
] as const)
  test(`${image.id} of an image and ${id} of its Dockerfile are one finding: ${why}`, () => {
    const merged = mergeSameChecks([image], ofFile(text))
    deepEqual(merged[0]?.location, [...image.location, ...found(text, id).location])
    equal(merged.length, ofFile(text).length)
    ok(!merged[0].aliases.includes(image.id))
  })

test("a base's finding stays apart from what its user's Dockerfile says", () =>
  equal(mergeSameChecks([{ ...ofImage('sudo'), origin: 'base' }], [found('FROM a:1\nRUN sudo b', 'sudo')]).length, 2))
