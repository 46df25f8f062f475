import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { distributionId } from './distribution-id.ts'
import { distributionOf, foreignPackage } from './formats/foreign.ts'

// Names that Trivy gives in its SBOMs (pkg/fanal/types/const.go) and that os-release files had at some time.
for (const [name, id] of [
  ['redhat', 'rhel'],
  ['alma', 'almalinux'],
  ['amazon', 'amzn'],
  ['cbl-mariner', 'mariner'],
  ['oracle', 'ol'],
  ['slem', 'sle-micro'],
  ['SUSE Linux Enterprise Server', 'sles'],
  ['opensuse.leap', 'opensuse-leap'],
  ['Debian GNU/Linux', 'debian'],
  ['wolfi', 'wolfi'],
] as const)
  test(`distribution called "${name}"`, () => equal(distributionId(name), id))

for (const [purl, expected] of [
  ['pkg:rpm/redhat/bash@5.1.8-6.el9?arch=x86_64&distro=redhat-9.4', 'rhel 9.4'],
  ['pkg:rpm/opensuse/bash@4.4?distro=opensuse-leap-15.6', 'opensuse-leap 15.6'],
  ['pkg:apk/alpine/musl@1.2.5-r0?distro=alpine-3.20.1', 'alpine 3.20.1'],
  ['pkg:alpm/arch/zlib@1.3?distro=arch', 'arch '],
  ['pkg:ebuild/sys-libs/glibc@2.38?distro=gentoo-2.17', 'gentoo 2.17'],
] as const)
  test(`distribution of ${purl}`, () => {
    const found = distributionOf([foreignPackage({ purl }, 'test')!])
    equal(`${found?.id} ${found?.version}`, expected)
  })
