import { deepEqual, equal } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { nixCatalogers } from './nix.ts'

const [A, B, C] = ['0c5b9xxvvq4xsk5lk8p9m2n1qg6y7z3d', '1iv4jlbsp3bxkxl3m6hd5f0a9r8wqc2s', '2zq9y1w8x7v6s5r4q3p2n1m0l9k8j7hb']

/** Tables of Nix' schema 10 (nix, schema.sql), as far as they are read. */
function database(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-nix-'))
  try {
    const path = join(folder, 'db.sqlite')
    const file = new DatabaseSync(path)
    file.exec(`CREATE TABLE ValidPaths (id integer primary key autoincrement not null, path text unique not null, hash text not null,
      registrationTime integer not null, deriver text, narSize integer, ultimate integer, sigs text, ca text);
      CREATE TABLE Refs (referrer integer not null, reference integer not null, primary key (referrer, reference))`)
    const add = file.prepare("INSERT INTO ValidPaths (path, hash, registrationTime) VALUES (?, 'sha256:0', 0)")
    for (const path of [
      `/nix/store/${A}-glibc-2.38-44`,
      `/nix/store/${B}-openssl-3.0.13-bin`,
      `/nix/store/${C}-user-environment`,
      `/nix/store/${C}-fix-1.2.patch`,
      `/nix/store/${C}-openssl-3.0.13.drv`,
    ])
      add.run(path)
    file.exec('INSERT INTO Refs VALUES (2, 1), (2, 2), (1, 1)')
    file.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(nixCatalogers, files).packages.map(({ purl, dependsOn, locations }) => [[purl, ...dependsOn].join(' > '), locations[0]!.path])
const GLIBC = `pkg:nix/glibc@2.38-44?outputhash=${A}`

test('the store by its database: outputs, edges; recipes, patches and environments are no packages', () =>
  deepEqual(shown({ 'nix/var/nix/db/db.sqlite': database() }), [
    [GLIBC, `nix/store/${A}-glibc-2.38-44`],
    [`pkg:nix/openssl@3.0.13?output=bin&outputhash=${B} > ${GLIBC}`, `nix/store/${B}-openssl-3.0.13-bin`],
  ]))

test('the database: changed and cut bytes are packages or a named unknown', () =>
  check(
    property(damaged(database()), (bytes) =>
      equal(
        catalogued(nixCatalogers, { 'nix/var/nix/db/db.sqlite': bytes }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      ),
    ),
    { numRuns: 200 },
  ))

const ELF = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(300 * 1024)])

for (const [path, expected] of [
  [`nix/store/${A}-glibc-2.38-44/lib/libc.so`, GLIBC],
  [`nix/store/${A}-python3.11-requests-2.31.0/lib/x.so`, `pkg:nix/python3.11-requests@2.31.0?outputhash=${A}`],
  [`nix/store/${A}-gcc-12.3.0-lib/lib/x.so`, `pkg:nix/gcc@12.3.0?output=lib&outputhash=${A}`],
  [`nix/store/${A}-bash-interactive-5.2-p21/bin/x.so`, `pkg:nix/bash-interactive@5.2-p21?outputhash=${A}`],
  [`nix/store/${A}-hello-unstable-2024-01-01/bin/x.so`, `pkg:nix/hello-unstable@2024-01-01?outputhash=${A}`],
  ['nix/store/short-glibc-2.38/lib/x.so', undefined],
  [`srv/nix/store/${A}-glibc-2.38/lib/x.so`, undefined],
] as const)
  test(`a program at ${path}`, () =>
    deepEqual(
      shown({ [path]: ELF }).map(([purl]) => purl),
      expected === undefined ? [] : [expected],
    ))

test('a derivation names what it builds', () =>
  deepEqual(
    shown({
      [`nix/store/${C}-hello-2.12.1.drv`]: `Derive([("out","/nix/store/${A}-hello-2.12.1","",""),("dev","/nix/store/${B}-hello-2.12.1-dev","","")],[("/nix/store/${C}-bash-5.2.drv",["out"])],[],"x","y",[],[])`,
    }).map(([purl]) => purl),
    [`pkg:nix/hello@2.12.1?output=dev&outputhash=${B}`, `pkg:nix/hello@2.12.1?outputhash=${A}`],
  ))
