import { deepEqual, equal, throws } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { dotnetCatalogers } from './dotnet.ts'
import { readPeVersion } from './pe.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const rows = (files: Readonly<Record<string, Uint8Array | string>>): string[] =>
  catalogued(dotnetCatalogers, files)
    .packages.map(({ name, version, dependsOn }) =>
      `${name} ${version} ${dependsOn.map((purl) => purl.slice('pkg:nuget/'.length).split('@')[0]).join(' ')}`.trimEnd(),
    )
    .toSorted()

for (const [why, files, expected] of [
  [
    "pythonnet 3.2.1's list: packages that bring files, or need some that do",
    { 'app/Python.Runtime.deps.json': fixture('Python.Runtime.deps.json') },
    [
      'Microsoft.CSharp 4.7.0',
      'Microsoft.SourceLink.GitHub 10.0.401 System.IO.Hashing',
      'System.Buffers 4.6.1',
      'System.IO.Hashing 10.0.12 System.Buffers System.Memory',
      'System.Memory 4.6.3 System.Buffers System.Numerics.Vectors System.Runtime.CompilerServices.Unsafe',
      'System.Numerics.Vectors 4.6.1',
      'System.Reflection.Emit 4.7.0 System.Reflection.Emit.ILGeneration',
      'System.Reflection.Emit.ILGeneration 4.7.0',
      'System.Runtime.CompilerServices.Unsafe 6.1.2',
    ],
  ],
  [
    'the shared runtime of .NET Core 3.1.23, under the name that advisories have; Microsoft.VisualBasic.dll is a part of it',
    {
      'shared/Microsoft.NETCore.App/3.1.23/Microsoft.NETCore.App.deps.json': fixture('Microsoft.NETCore.App.deps.json'),
      'shared/Microsoft.NETCore.App/3.1.23/Microsoft.VisualBasic.dll': fixture('Microsoft.VisualBasic.dll'),
    },
    [
      'Microsoft.NETCore.App.Internal 3.1.23 Microsoft.NETCore.DotNetHostPolicy',
      'Microsoft.NETCore.App.Runtime.linux-x64 3.1.23',
      'Microsoft.NETCore.DotNetHostPolicy 3.1.23 runtime.linux-x64.Microsoft.NETCore.DotNetHostPolicy',
      'runtime.linux-x64.Microsoft.NETCore.DotNetHostPolicy 3.1.23',
    ],
  ],
  [
    'a shared runtime without its list, as some images strip it',
    { 'usr/share/dotnet/shared/Microsoft.NETCore.App/3.1.23/Microsoft.VisualBasic.dll': fixture('Microsoft.VisualBasic.dll') },
    ['Microsoft.NETCore.App.Runtime.linux-x64 3.1.23'],
  ],
  ['an assembly that nothing lists, by its version resource', { 'lib/Renamed.dll': fixture('ClrLoader.dll') }, ['ClrLoader 1.0.0']],
  [
    'files of .NET Core 3 that do not say the version of their package',
    { 'lib/Microsoft.VisualBasic.dll': fixture('Microsoft.VisualBasic.dll') },
    ['Microsoft.VisualBasic'],
  ],
  [
    'a published application: its runtime, projects and reference assemblies left out',
    {
      'Shop.deps.json': JSON.stringify({
        targets: {
          '.NETCoreApp,Version=v8.0/linux-x64': {
            'Shop/1.0.0': { dependencies: { 'Serilog.Sinks.Console': '4.1.0', Core: '1.0.0' }, runtime: { 'Shop.dll': {} } },
            'Serilog.Sinks.Console/4.1.0': { dependencies: { Serilog: '2.10.0' }, runtime: { 'lib/net5.0/Serilog.Sinks.Console.dll': {} } },
            'Serilog/2.10.0': { runtimeTargets: { 'runtimes/unix/lib/net5.0/Serilog.dll': {} } },
            'Microsoft.NETCore.Platforms/3.1.0': {},
            'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1': { runtime: { 'System.Runtime.dll': {} } },
          },
        },
        libraries: {
          'Shop/1.0.0': { type: 'project' },
          'Core/1.0.0': { type: 'project' },
          'Serilog/2.10.0': { type: 'package' },
          'Serilog.Sinks.Console/4.1.0': { type: 'package' },
          'Microsoft.NETCore.Platforms/3.1.0': { type: 'package' },
          'System.Runtime.Reference/8.0.0.0': { type: 'referenceassembly' },
          'runtimepack.Microsoft.NETCore.App.Runtime.linux-x64/8.0.1': { type: 'runtimepack' },
        },
      }),
    },
    ['Microsoft.NETCore.App.Runtime.linux-x64 8.0.1', 'Serilog 2.10.0', 'Serilog.Sinks.Console 4.1.0 Serilog'],
  ],
  [
    'an application that its packages were merged into (ILRepack): they claim no files',
    {
      'Shop.deps.json': JSON.stringify({
        targets: { net8: { 'ILRepack.Lib.MSBuild.Task/2.0': {}, 'Serilog/2.10.0': {} } },
        libraries: { 'ILRepack.Lib.MSBuild.Task/2.0': { type: 'package' }, 'Serilog/2.10.0': { type: 'package' } },
      }),
    },
    ['ILRepack.Lib.MSBuild.Task 2.0', 'Serilog 2.10.0'],
  ],
  [
    'packages.lock.json, version 2: projects left out, edges within each framework',
    {
      'packages.lock.json': JSON.stringify({
        version: 2,
        dependencies: {
          'net8.0': {
            A: { type: 'Direct', requested: '[1.0.0, )', resolved: '1.0.0', dependencies: { B: '2.0.0' } },
            B: { type: 'CentralTransitive', requested: '[2.0.0, )', resolved: '2.0.0' },
            own: { type: 'Project', dependencies: { A: '1.0.0' } },
          },
          'net6.0': { B: { type: 'Transitive', resolved: '1.5.0' } },
        },
      }),
    },
    ['A 1.0.0 B', 'B 1.5.0', 'B 2.0.0'],
  ],
] as const)
  test(`.NET installed and locked: ${why}`, () => deepEqual(rows(files), expected))

const project = (references: string): string => `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>${references}</ItemGroup></Project>`
const central =
  '<Project><PropertyGroup><V>3.1.0</V></PropertyGroup><ItemGroup><PackageVersion Include="A" Version="$(V)"/></ItemGroup></Project>'

for (const [why, files, expected] of [
  [
    'attributes and elements, an exact version',
    {
      'x.csproj': project(
        '<PackageReference Include="A" Version="1.2.3"/><PackageReference Include="B"><Version>[2.0.0]</Version></PackageReference>',
      ),
    },
    ['A 1.2.3', 'B 2.0.0'],
  ],
  [
    'a range or a wildcard names no version',
    { 'x.csproj': project('<PackageReference Include="A" Version="1.*"/><PackageReference Include="B" Version="[1.0,2.0)"/>') },
    [],
  ],
  [
    'what only helps to build',
    {
      'x.csproj': project(
        '<PackageReference Include="A" Version="1.0"><PrivateAssets>all</PrivateAssets></PackageReference><PackageReference Include="B" Version="1.0" ExcludeAssets="All"/>',
      ),
    },
    [],
  ],
  [
    'central versions, a property, the nearest file above',
    { 'Directory.Packages.props': central, 'src/x/x.csproj': project('<PackageReference Include="a"/><PackageReference Include="C"/>') },
    ['A 3.1.0', 'a 3.1.0'],
  ],
  [
    'a version that overrides the central one',
    { 'Directory.Packages.props': central, 'x.csproj': project('<PackageReference Include="A" VersionOverride="3.2.0"/>') },
    ['A 3.1.0', 'A 3.2.0'],
  ],
  [
    'references that a shared file gives to every project below, and an update of one',
    {
      'Directory.Build.props': project('<PackageReference Include="A" Version="1.0.0"/>'),
      'src/x.fsproj': project('<PackageReference Update="A" Version="1.1.0"/>'),
    },
    ['A 1.1.0'],
  ],
  [
    'packages.config without what only development needs',
    {
      'packages.config':
        '<?xml version="1.0"?><packages><package id="jQuery" version="1.9.1" targetFramework="net48" /><package id="StyleCop" version="1.0" developmentDependency="true" /></packages>',
    },
    ['jQuery 1.9.1'],
  ],
  [
    'a property that refers to itself ends',
    {
      'x.csproj': project('<PackageReference Include="A" Version="$(A)"/>').replace(
        '<ItemGroup>',
        '<PropertyGroup><A>$(A)$(A)</A></PropertyGroup><ItemGroup>',
      ),
    },
    [],
  ],
] as const)
  test(`.NET project: ${why}`, () => deepEqual(rows(files), expected))

test('.NET: one package is written in the case of each file, and matched without regard to it', () =>
  deepEqual(rows({ 'packages.config': '<packages><package id="newtonsoft.json" version="1.0.0"/></packages>' }), ['newtonsoft.json 1.0.0']))

for (const name of ['ClrLoader.dll', 'Python.Runtime.deps.json'])
  test(`${name}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(fixture(name)), (bytes) => {
        const { unknowns } = catalogued(dotnetCatalogers, { [`x/${name}`]: bytes })
        equal(unknowns.filter(({ reason }) => reason.startsWith('unexpected')).length, 0)
      }),
      { numRuns: 300 },
    ))

test('PE: a resource directory that leads to itself ends', () => {
  const bytes = fixture('ClrLoader.dll')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at + 8 < bytes.length; at += 4)
    if (view.getUint32(at, true) === 16 && view.getUint32(at + 4, true) > 0x80000000) view.setUint32(at + 4, 0x80000000, true)
  throws(() => readPeVersion(bytes), { code: 'malformed' })
})
