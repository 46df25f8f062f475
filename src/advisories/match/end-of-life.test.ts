import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { endOfLife, supportOf } from './end-of-life.ts'

for (const [id, version, time, expected, why] of [
  ['debian', '10', '2026-08-22T00:00:00Z', '2024-06-30', 'LTS is over'],
  ['debian', '10', '2024-06-30T12:00:00Z', undefined, 'the last day counts as supported'],
  ['alpine', '3.11.6', '2026-08-22T00:00:00Z', '2021-11-01', 'by the first two numbers'],
  ['alpine', '3.99', '2026-08-22T00:00:00Z', undefined, 'a release that is not listed'],
  ['rhel', '7.9', '2026-08-22T00:00:00Z', '2024-06-30', 'by the first number'],
  ['sles', '15', '2026-08-22T00:00:00Z', '2019-12-31', 'the first release of a service pack line'],
  ['sles', '15.8', '2026-08-22T00:00:00Z', undefined, 'a service pack that is not listed is not the first release'],
  ['debian', '4.0', '2026-08-22T00:00:00Z', '2010-02-15', 'a release of two numbers, of old'],
  ['debian', '4.0', '2009-01-01T00:00:00Z', undefined, 'and while it lasted'],
  ['amzn', '2018.03', '2026-08-22T00:00:00Z', '2023-12-31', 'Amazon Linux 1 by its year'],
  ['amzn', '2023.6.20241212', '2026-08-22T00:00:00Z', undefined, 'Amazon Linux 2023'],
  ['coreos', '2345.3.0', '2026-08-22T00:00:00Z', '2020-05-26', 'CoreOS Container Linux as a whole'],
  ['centos', '9', '2026-08-22T00:00:00Z', undefined, 'CentOS Stream, since CentOS Linux ended with 8'],
  ['__proto__', '1', '2026-08-22T00:00:00Z', undefined, 'no distribution'],
  ['wolfi', '20230201', '2026-08-22T00:00:00Z', undefined, 'a distribution without releases'],
] as const)
  test(`end of life: ${id} ${version} at ${time.slice(0, 10)}: ${why}`, () => equal(endOfLife({ id, version, like: [] }, time), expected))

for (const [id, version, name, expected] of [
  ['centos', '8', 'CentOS Stream 8', '2024-05-31'],
  ['centos', '8', 'CentOS Linux 8', '2021-12-31'],
  ['openeuler', '22.03', 'openEuler 22.03 (LTS-SP3)', '2025-12-31'],
  ['openeuler', '22.03', 'openEuler 22.03 (LTS-SP4)', undefined],
] as const)
  test(`end of life: ${name}`, () => equal(endOfLife({ id, version, like: [], name }, '2026-08-22T00:00:00Z'), expected))

/** Days of distro-info-data 0.58+deb12u7. */
for (const [id, version, expected] of [
  ['debian', '10', { status: 'ended', standard: '2022-09-10', longTerm: '2024-06-30', extended: '2029-06-30' }],
  ['debian', '12', { status: 'supported', standard: '2026-07-11', longTerm: '2028-06-30', extended: '2033-06-30' }],
  ['debian', '14', { status: 'undetermined' }],
  ['ubuntu', '20.04', { status: 'ended', standard: '2025-05-29', extended: '2030-04-23' }],
  ['ubuntu', '24.04', { status: 'supported', standard: '2029-05-31', extended: '2034-04-25' }],
  ['alpine', '3.20', { status: 'ended', standard: '2026-04-01' }],
  ['rocky', '9.4', { status: 'supported', standard: '2032-05-31' }],
  ['alpine', '3.99', { status: 'undetermined' }],
  ['wolfi', '20230201', { status: 'undetermined' }],
  ['arch', '', { status: 'undetermined' }],
  ['nobody', '1', { status: 'undetermined' }],
] as const)
  test(`support of ${id} ${version}`, () => deepEqual(supportOf({ id, version, like: [] }, '2026-08-22T00:00:00Z'), expected))
