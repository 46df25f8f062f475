import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { environment, optionalLibrary, types } from '#cel/index.ts'
import { showPath } from '../workloads/field-path.ts'
import { blamedField } from './blamed-field.ts'

const scope = environment({
  libraries: [optionalLibrary],
  variables: { object: types.dyn, params: types.dyn, variables: types.dyn },
})

const object = {
  metadata: { name: 'web', labels: { app: 'web', tier: 'x' } },
  spec: {
    replicas: 1,
    hostNetwork: true,
    initContainers: [{ name: 'init', image: 'a:1' }],
    containers: [
      { name: 'good', image: 'b:1', securityContext: { privileged: false }, ports: [{ containerPort: 80 }] },
      { name: 'bad', image: 'c', securityContext: { privileged: true }, ports: [{ containerPort: 81 }, { containerPort: 22 }] },
    ],
  },
}
const params = { names: ['good'], ports: [22] }

/** What makes each of these false. */
for (const [source, field] of [
  ['object.spec.replicas >= 2', 'spec.replicas'],
  ['has(object.spec.nodeName)', 'spec.nodeName'],
  ['!has(object.spec.hostNetwork)', 'spec.hostNetwork'],
  ['!has(object.spec.hostNetwork) || object.spec.hostNetwork == false', 'spec.hostNetwork'],
  ['has(object.spec.replicas) && object.spec.hostNetwork == false', 'spec.hostNetwork'],
  ['object.spec.containers.all(c, !c.securityContext.privileged)', 'spec.containers[1].securityContext.privileged'],
  ['object.spec.containers.all(c, has(c.resources) && has(c.resources.limits))', 'spec.containers[0].resources'],
  ['object.spec.containers.all(c, c.image.contains(":"))', 'spec.containers[1].image'],
  ['object.spec.containers.all(c, c.name in params.names)', 'spec.containers[1].name'],
  ['object.spec.containers.all(c, c.ports.all(p, p.containerPort != 22))', 'spec.containers[1].ports[1].containerPort'],
  ['object.spec.containers.all(c, c.ports.all(p, !(p.containerPort in params.ports)))', 'spec.containers[1].ports[1].containerPort'],
  ['!object.spec.containers.exists(c, c.securityContext.privileged)', 'spec.containers[1].securityContext.privileged'],
  ['object.spec.containers.exists(c, c.name == "proxy")', 'spec.containers'],
  ['object.spec.containers.filter(c, c.name == "bad").size() == 0', 'spec.containers'],
  ['(object.spec.containers + object.spec.initContainers).all(c, c.name != "init")', 'spec.initContainers[0].name'],
  ['object.spec.containers.filter(c, c.name != "good").all(c, c.image.contains(":"))', 'spec.containers[1].image'],
  ['object.metadata.labels.all(k, k.startsWith("a"))', 'metadata.labels.tier'],
  ['object.metadata.labels["tier"] == "y"', 'metadata.labels.tier'],
  ['"owner" in object.metadata.labels', 'metadata.labels'],
  ['object.?spec.?nodeName.orValue("") != ""', 'spec.nodeName'],
  ['object.spec[?"nodeName"].hasValue()', 'spec.nodeName'],
  ['params.ports.all(p, object.spec.replicas > p)', 'spec.replicas'],
  ['object.spec.hostNetwork ? object.spec.replicas == 2 : true', 'spec.replicas'],
  ['variables.containers.all(c, c.image.contains(":"))', 'spec.containers[1].image'],
  ['variables.replicas > 3', 'spec.replicas'],
  ['variables.isHost == false', 'spec.hostNetwork'],
  ['object.spec.replicas == object.metadata.name.size()', undefined],
  ['object.spec.containers.all(c, c.name == c.image)', 'spec.containers[0]'],
  ['object.spec.containers[0].name + object.spec.containers[0].image == ""', 'spec.containers[0]'],
  ['params.ports.size() == 0', undefined],
] as const)
  test(`blamed: ${source}`, () => {
    const made = {
      containers: 'object.spec.containers + object.spec.initContainers',
      replicas: 'object.spec.replicas',
      isHost: 'has(object.spec.hostNetwork) && object.spec.hostNetwork',
    }
    const bindings = { object, params }
    const asts = new Map(Object.entries(made).map(([name, text]) => [name, scope.parse(text)]))
    const variables = Object.fromEntries(
      Array.from(asts, ([name, ast]) => {
        const result = scope.program(scope.check(ast)).evaluate(bindings)
        return [name, result.kind === 'value' && result.value]
      }),
    )
    const { ast } = scope.compile(source)
    const { result, observations } = scope.program(scope.check(ast)).explain({ ...bindings, variables })
    deepEqual(result.kind === 'value' && result.value, false)
    const found = blamedField(ast, observations, object, asts)
    deepEqual(found && showPath(found), field)
  })

// A walk of all of them would visit 2^60 parts and never end.
test('blamed: variables that double those before them', () => {
  const asts = new Map([['v0', scope.parse('[object.spec.replicas]')]])
  for (let i = 1; i < 60; i++) asts.set(`v${i}`, scope.parse(`variables.v${i - 1} + variables.v${i - 1}`))
  deepEqual(blamedField(scope.parse('variables.v59 == []'), [], object, asts), ['spec', 'replicas'])
})
