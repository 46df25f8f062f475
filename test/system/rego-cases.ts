import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { type RegoBundle, readBundle } from '../../src/policy/rego/index.ts'

/** A case of OPA's own (v1/test/cases). */
const Case = z.object({
  note: z.string(),
  query: z.string(),
  modules: z.array(z.string()).nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
  input: z.unknown().optional(),
  input_term: z.string().optional(),
  want_result: z.array(z.record(z.string(), z.unknown())).nullish(),
  want_error_code: z.string().optional(),
  want_error: z.string().optional(),
})
type Case = z.output<typeof Case>

export type RegoCase = {
  readonly note: string
  readonly family: string
  /** Functions that it calls and the compiled policy does not bring along. */
  readonly calls: readonly string[]
  readonly modules: readonly string[]
  readonly entrypoint: string
  readonly data: Readonly<Record<string, unknown>>
  readonly input: unknown
  /** Undefined where there is to be no result. */
  readonly wanted: unknown
}

const QUERY = /^data\.([\w.]+) = x$/

function caseOf(one: Case, family: string, number: number, external: readonly string[]): RegoCase | undefined {
  const path = QUERY.exec(one.query)?.[1]
  const modules = one.modules ?? []
  const calls = external.filter((name) => modules.some((text) => text.includes(`${name}(`)))
  const isComplete = modules.every((text) => /^package \w/m.test(text)) && one.input_term === undefined
  if (path === undefined || calls.length === 0 || !isComplete) return undefined
  // All cases of a family are one bundle: each has packages of its own.
  const names = new Set(modules.flatMap((text) => /^package (\w+)/m.exec(text)?.[1] ?? []))
  const renamed = modules.map((text) =>
    [...names].reduce(
      (made, name) =>
        made
          .replaceAll(new RegExp(`^package ${name}\\b`, 'gm'), `package c${number}.${name}`)
          .replaceAll(new RegExp(`\\bdata\\.${name}\\b`, 'g'), `data.c${number}.${name}`),
      text,
    ),
  )
  return {
    note: one.note,
    family,
    calls,
    modules: renamed,
    entrypoint: `c${number}/${path.replaceAll('.', '/')}`,
    data: one.data ?? {},
    input: one.input ?? {},
    wanted: one.want_error === undefined && one.want_error_code === undefined ? one.want_result?.[0]?.x : undefined,
  }
}

/** Cases below a folder that call one of the functions. */
export function readCases(folder: string, external: readonly string[]): RegoCase[] {
  let number = 0
  return readdirSync(folder).flatMap((family) =>
    readdirSync(join(folder, family)).flatMap((file) => {
      const { cases } = z.object({ cases: z.array(z.unknown()) }).parse(parse(readFileSync(join(folder, family, file), 'utf8')))
      return cases.flatMap((one) => {
        const known = Case.safeParse(one)
        return known.success ? (caseOf(known.data, family, number++, external) ?? []) : []
      })
    }),
  )
}

/** A bundle of cases; undefined where opa does not compile them. */
export async function buildCases(opa: string, cases: readonly RegoCase[]): Promise<RegoBundle | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-rego-'))
  try {
    mkdirSync(join(folder, 'src'))
    for (const [i, { modules }] of cases.entries())
      for (const [j, text] of modules.entries()) writeFileSync(join(folder, 'src', `m${i}-${j}.rego`), text)
    const entrypoints = cases.flatMap(({ entrypoint }) => ['-e', entrypoint])
    execFileSync(opa, ['build', '-t', 'wasm', '-o', join(folder, 'bundle.tar.gz'), ...entrypoints, join(folder, 'src')], { stdio: 'pipe' })
    return await readBundle('cases', readFileSync(join(folder, 'bundle.tar.gz')))
  } catch (error) {
    if (error instanceof Error && 'status' in error) return undefined
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
