import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { kubernetesEnvironment } from './kubernetes-environment.ts'
import { parseRelease } from './release.ts'

for (const [text, minor, why] of [
  ['1.30', 30, 'as releases are called'],
  ['v1.30.4', 30, 'as kubectl version has it'],
  ['1.27+', 27, 'the minor version that clusters of providers report'],
  ['v1.29.3-gke.1282000', 29, 'a build of a provider'],
  ['1.99', 37, 'newer than is known: as the newest'],
  ['1.21', undefined, 'before there were expressions'],
  ['2.0', undefined, 'no release'],
  ['1.30 ', undefined, 'no release'],
] as const)
  test(`release ${text}: ${why}`, () => deepEqual(parseRelease(text), minor === undefined ? undefined : { minor }))

test('release: what is none has no environment', () => throws(() => kubernetesEnvironment('1.2'), RangeError))

// pkg/cel/environment/environment.go: new expressions keep to the release before, so that it can be rolled back to.
test('release: a new expression may use what the release before had, a stored one all', () => {
  throws(() => kubernetesEnvironment('1.37').compile('[1].includes(1)'), /undeclared reference to 'includes'/)
  kubernetesEnvironment('1.37', { expressions: 'stored' }).compile('[1].includes(1)')
})
