import { dirname, join } from 'node:path'
import { FileError, type Instant, ParseError, limits, readFileBounded, statPath } from '#base/index.ts'
import { type VexDocument, type VexSubject, applyVex, readVex } from '#advisories/index.ts'
import type { Finding, FindingKind, Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import type { Usage } from './judge/over-run.ts'
import type { Sections } from './settings/sections.ts'

/** A VEX document of the user's: as it was named, and the digest of its bytes. */
export type NamedVex = { readonly name: string; readonly digest: string; readonly document: VexDocument }

/** Those of the command line, then those of plimsoll.yaml, which count from its folder. What lies in a target is never among them. */
function namesOf(given: readonly string[], sections: Sections | undefined): string[] {
  const folder = sections?.vex ? dirname(sections.sourceOf(['vex'])) : '.'
  return [...new Set([...given, ...(sections?.vex ?? []).map((name) => (name.startsWith('/') ? name : join(folder, name)))])]
}

async function readNamed(name: string): Promise<NamedVex> {
  if (!(await statPath(name))) throw new FileError('not-found', `read VEX "${name}": there is no such file`)
  const bytes = await readFileBounded(name, limits.document)
  try {
    return { name, digest: digestOf(bytes), document: readVex(bytes, name) }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new ParseError(cause.code, `read VEX "${name}": ${cause.message}`, { cause })
  }
}

/** @throws FileError, ParseError: a document that the user names and that cannot be read is no reason to go on without it */
export async function readVexFiles(given: readonly string[] | undefined, sections: Sections | undefined): Promise<readonly NamedVex[]> {
  const documents: NamedVex[] = []
  for (const name of namesOf(given ?? [], sections)) documents.push(await readNamed(name))
  return documents
}

/** Findings with what the documents say of them, each heard in the order named, and which statements said nothing. */
export function withVex(
  findings: readonly Finding[],
  documents: readonly NamedVex[],
  at: VexSubject,
  { time, kinds }: { readonly time: Instant; readonly kinds: readonly FindingKind[] },
): Pick<Result, 'findings' | 'vex'> & { readonly usage: Pick<Usage, 'vex'> } {
  if (documents.length === 0 || !kinds.includes('vulnerability')) return { findings, usage: {} }
  const ranks = documents.map(({ document }) => [document])
  const { findings: heard, unused, used, idle } = applyVex(findings, at, ranks, time)
  return { findings: heard, vex: unused, usage: { vex: { used, idle } } }
}
