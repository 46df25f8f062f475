import { deepEqual, doesNotThrow } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uint8Array } from 'fast-check'
import { capabilitiesOf } from './capability.ts'

/** What setcap of libcap 2.66 wrote, read back with getxattr(2); the last two are none. */
for (const [setcap, hex, expected] of [
  ['cap_net_raw+ep', '0100000200200000000000000000000000000000', ['cap_net_raw+ep']],
  ['cap_setuid,cap_sys_admin=eip', '0100000280002000800020000000000000000000', ['cap_setuid+eip', 'cap_sys_admin+eip']],
  ['-n 1000 cap_bpf+p', '0000000300000000000000008000000000000000e8030000', ['cap_bpf+p']],
  ['version 1', '010000010004000000000000', ['cap_net_bind_service+ep']],
  ['a bit without a name', '0000000200000000000000000000008000000000', ['cap_63+p']],
  ['nothing', '0000000200000000000000000000000000000000', undefined],
  ['a version of the future', '0000000900000000000000008000000000000000e8030000', undefined],
  ['too short', '01000002', undefined],
] as const)
  test(`capabilities: ${setcap}`, () => deepEqual(capabilitiesOf(hex), expected))

test('capabilities: any bytes are read or are none', () => {
  check(
    property(uint8Array({ maxLength: 40 }), (bytes) => {
      doesNotThrow(() => capabilitiesOf(Buffer.from(bytes).toString('hex')))
    }),
  )
})
