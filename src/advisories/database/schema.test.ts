import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { ecosystemKey } from './schema.ts'

/** Ecosystems as OSV's records name them, and the release as os-release does. */
for (const [ecosystem, key, why] of [
  ['npm', 'npm', 'no releases'],
  ['Maven:https://repo1.maven.org/maven2', 'maven', 'a repository'],
  ['Packagist:https://packages.drupal.org/8', 'packagist', 'a repository'],
  ['Debian:12', 'debian:12', 'a release'],
  ['Ubuntu:22.04:LTS', 'ubuntu:22.04', 'LTS is no other release'],
  ['Ubuntu:Pro:18.04:LTS', 'ubuntu:pro:18.04', 'Pro has fixes of its own'],
  ['Alpine:v3.20', 'alpine:v3.20', 'a release'],
  ['Rocky Linux:9', 'rocky linux:9', 'a space in the name'],
  ['Red Hat:enterprise_linux:9::baseos', 'red hat:9', 'a repository of a release'],
  ['Red Hat:enterprise_linux:8::appstream', 'red hat:8', 'another'],
  ['Red Hat:rhel_eus:8.2::baseos', 'red hat:rhel_eus:8.2', 'a stream with fixes of its own'],
  ['Red Hat:openshift:4.12::el8', 'red hat:openshift:4.12', 'another product'],
  ['SUSE:Linux Enterprise Server 15 SP5', 'suse:15.5', 'a service pack'],
  ['SUSE:Linux Enterprise Module for Basesystem 15 SP5', 'suse:15.5', 'a module of it'],
  ['SUSE:Linux Enterprise Server 12', 'suse:12', 'before the first service pack'],
  ['openSUSE:Leap 15.6', 'opensuse:leap 15.6', 'a space in the release'],
  ['openSUSE:Tumbleweed', 'opensuse:tumbleweed', 'rolling'],
] as const)
  test(`ecosystem ${ecosystem} is ${key}: ${why}`, () => equal(ecosystemKey(ecosystem), key))
