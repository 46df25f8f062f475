import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { selectionOf } from '../../selection.ts'
import { dotnetBundle } from './bundle.ts'

const MARK = Buffer.from('8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae', 'hex')
const DEPS = JSON.stringify({
  targets: { net8: { 'Serilog/2.10.0': { runtime: { 'Serilog.dll': {} } } } },
  libraries: { 'Shop/1.0.0': { type: 'project' }, 'Serilog/2.10.0': { type: 'package' } },
})

const number = (value: number, bytes: 2 | 4 | 8): Buffer => {
  const out = Buffer.alloc(bytes)
  out.writeUIntLE(value, 0, Math.min(6, bytes))
  return out
}

/** An ELF file of 64 bits with a section .data, and the bundle after it (dotnet/designs, single-file, "Bundle layout"). */
function program(header: (depsAt: number) => Buffer, isBundle = true, deps = DEPS): Buffer {
  const names = Buffer.from('\0.data\0.shstrtab\0')
  const dataAt = 64 + 3 * 64
  const section = (name: number, type: number, offset: number, size: number): Buffer =>
    Buffer.concat([number(name, 4), number(type, 4), Buffer.alloc(16), number(offset, 8), number(size, 8), Buffer.alloc(24)])
  const padding = Buffer.alloc(4096)
  const dataSize = 16 + 8 + MARK.length
  const namesAt = dataAt + dataSize
  const depsAt = namesAt + names.length + padding.length
  const head = Buffer.alloc(64)
  head.write('\x7fELF\x02\x01\x01', 'latin1')
  head.writeUInt16LE(2, 16)
  head.writeBigUInt64LE(64n, 40)
  for (const [at, value] of [
    [52, 64],
    [54, 56],
    [58, 64],
    [60, 3],
    [62, 2],
  ] as const)
    head.writeUInt16LE(value, at)
  const mark = Buffer.concat([Buffer.alloc(16), number(isBundle ? depsAt + deps.length : 0, 8), MARK])
  const sections = Buffer.concat([Buffer.alloc(64), section(1, 1, dataAt, dataSize), section(7, 3, namesAt, names.length)])
  return Buffer.concat([head, sections, mark, names, padding, Buffer.from(deps), header(depsAt)])
}

const header =
  (major: number, size = DEPS.length) =>
  (depsAt: number): Buffer =>
    Buffer.concat([
      number(major, 4),
      number(0, 4),
      number(1, 4),
      Buffer.from('\x05abcde'),
      number(depsAt, 8),
      number(size, 8),
      Buffer.alloc(40),
    ])

const parse = (bytes: Buffer) => selectionOf([dotnetBundle]).parse({ path: 'app/shop', size: bytes.length, mode: 0o755, bytes })
const found = (bytes: Buffer): string[] => {
  const { records, unknowns } = parse(bytes)
  const packages = records.flatMap((record) =>
    record.found.flatMap((one) => (one.kind === 'package' ? [`${one.name} ${one.version}`] : [])),
  )
  return [...packages, ...unknowns.map(({ reason }) => reason.replace(/ \(at .*$/, ''))]
}

for (const [why, bytes, expected] of [
  ['.NET 5 (version 2)', program(header(2)), ['Serilog 2.10.0']],
  ['.NET 6 and later (version 6)', program(header(6)), ['Serilog 2.10.0']],
  ['a host that nothing is joined to', program(header(6), false), []],
  ['.NET Core 3', program(header(1)), ['a .NET application in a single file of version 1: its packages are not read']],
  ['one without its list', program(header(6, 0)), ['a .NET application in a single file that was published without its list of packages']],
  ['a list that lies behind the end', program(header(6, 1e6)), ['a .NET application in a single file whose header breaks off']],
  ['a list of 1 GiB', program(header(6, 2 ** 30)), ['a list of packages of 1073741824 bytes, more than 33554432']],
] as const)
  test(`.NET in a single file: ${why}`, () => deepEqual(found(bytes), [...expected]))

test('.NET in a single file: changed and cut bytes are packages or a named unknown', () =>
  check(
    property(damaged(program(header(6))), (bytes) =>
      equal(
        parse(bytes).unknowns.some(({ reason }) => reason.startsWith('unexpected')),
        false,
      ),
    ),
    { numRuns: 300 },
  ))
