import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { isOtherModule, versionLike } from './version-like.ts'

for (const [type, name, installed, named, expected, why] of [
  ['maven', 'commons-fileupload:commons-fileupload', '1.3.1', '1.6', '1.6.0', 'Maven Central has 1.6.0 and no 1.6'],
  ['maven', 'org.yaml:snakeyaml', '1.26', '2.0', '2.0', 'Maven Central has 2.0'],
  ['maven', 'org.apache.commons:commons-text', '1.9', '1.10.0', '1.10.0', 'longer than the installed one'],
  ['maven', 'io.netty:netty-codec-http', '4.1.42.Final', '4.1.44', '4.1.44.Final', 'all of Netty 4 is Final'],
  ['maven', 'com.google.guava:guava', '31.1-jre', '32.0.0-android', '32.0.0-jre', 'GHSA-7g45-4rm6-3mm3 names the Android line alone'],
  ['npm', 'x', '1.0.0', '2.1', '2.1.0', 'three numbers'],
  ['npm', 'x', '1.0.0', '2.1.0-rc.1', '2.1.0-rc.1', 'a prerelease'],
  ['pypi', 'x', '1.0.0', '2.1', '2.1', 'pip takes 2.1 for 2.1.0'],
  ['golang', 'golang.org/x/text', 'v0.3.5', '0.3.8', 'v0.3.8', 'Go writes a v'],
  ['golang', 'a.b/c', 'v2.0.0+incompatible', '2.1.0', 'v2.1.0+incompatible', 'a module from before modules'],
] as const)
  test(`version like: ${name} ${installed}, ${named}: ${why}`, () =>
    equal(versionLike({ type, name, version: installed }, named), expected))

for (const [name, version, expected] of [
  ['a.b/c', 'v1.2.0', false],
  ['a.b/c', 'v2.0.0', true],
  ['a.b/c', 'v2.0.0+incompatible', false],
  ['a.b/c/v2', 'v2.1.0', false],
  ['a.b/c/v2', 'v3.0.0', true],
  ['gopkg.in/yaml.v2', 'v2.2.8', false],
  ['gopkg.in/yaml.v2', 'v3.0.0', true],
] as const)
  test(`version like: ${version} is ${expected ? 'not ' : ''}of ${name}`, () =>
    equal(isOtherModule({ type: 'golang', name, version: '' }, version), expected))
