import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { FoundPackage } from '../contract.ts'
import { dotnetCatalogers } from './dotnet.ts'

const [deps, lock, project] = dotnetCatalogers
const file = (text: string) => ({ path: 'x', size: text.length, mode: 0o644, bytes: Buffer.from(text) })
const rows = (found: Iterable<unknown>): unknown[] =>
  ([...found] as FoundPackage[]).map(({ name, version, requires }) => [name, version, requires])

test('.deps.json: packages and the runtime that is shipped, without the application', () => {
  const document = {
    runtimeTarget: { name: '.NETCoreApp,Version=v8.0' },
    targets: {
      '.NETCoreApp,Version=v8.0': {
        'Shop/1.0.0': { dependencies: { 'Serilog.Sinks.Console': '4.1.0' } },
        'Serilog.Sinks.Console/4.1.0': { dependencies: { Serilog: '2.10.0' } },
      },
    },
    libraries: {
      'Shop/1.0.0': { type: 'project' },
      'Serilog/2.10.0': { type: 'package' },
      'Serilog.Sinks.Console/4.1.0': { type: 'package' },
      'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1': { type: 'runtimepack' },
    },
  }
  deepEqual(rows(deps!.parse(file(JSON.stringify(document)))), [
    ['Serilog', '2.10.0', []],
    ['Serilog.Sinks.Console', '4.1.0', ['serilog']],
    ['Microsoft.NETCore.App.Runtime.linux-x64', '8.0.1', []],
  ])
})

test('packages.lock.json: of every framework, projects left out', () => {
  const document = {
    version: 1,
    dependencies: {
      'net8.0': { Serilog: { type: 'Direct', requested: '[2.10.0, )', resolved: '2.10.0' }, own: { type: 'Project' } },
      'net6.0': { 'System.Text.Json': { type: 'Transitive', resolved: '6.0.0', dependencies: { Serilog: '2.0.0' } } },
    },
  }
  deepEqual(rows(lock!.parse(file(JSON.stringify(document)))), [
    ['Serilog', '2.10.0', []],
    ['System.Text.Json', '6.0.0', ['serilog']],
  ])
})

for (const [why, text, expected] of [
  [
    'references with versions',
    '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="A" Version="1.2.3"/><PackageReference Include="B"><Version>[2.0.0]</Version></PackageReference></ItemGroup></Project>',
    [
      ['A', '1.2.3', []],
      ['B', '2.0.0', []],
    ],
  ],
  [
    'a range or a wildcard names no version',
    '<Project><ItemGroup><PackageReference Include="A" Version="1.*"/><PackageReference Include="B" Version="[1.0,2.0)"/></ItemGroup></Project>',
    [],
  ],
  [
    'what only development needs',
    '<Project><ItemGroup><PackageReference Include="A" Version="1.0"><PrivateAssets>all</PrivateAssets></PackageReference></ItemGroup></Project>',
    [],
  ],
  ['central versions', '<Project><ItemGroup><PackageVersion Include="A" Version="3.1.0" /></ItemGroup></Project>', [['A', '3.1.0', []]]],
  [
    'packages.config',
    '<?xml version="1.0"?><packages><package id="jQuery" version="1.9.1" targetFramework="net48" /></packages>',
    [['jQuery', '1.9.1', []]],
  ],
] as const)
  test(`.NET project: ${why}`, () => deepEqual(rows(project!.parse(file(text))), expected))
