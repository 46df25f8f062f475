import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { readRequirement } from '../python/requirement.ts'

/** `conda-forge::numpy=1.26.4=py311h64a7726_0`, `numpy==1.26.4`, `numpy=1.26.4`; what has a star or a range names no version. */
const PINNED = /^(?:([\w./-]{1,100})::)?([A-Za-z0-9_][\w.-]{0,200})\s{0,5}={1,2}\s{0,5}([0-9A-Za-z][\w.!+]{0,100})(?:=([\w.]{1,100}))?$/

function condaPackage(text: string): Found | undefined {
  const [, channel, name, version, build] = PINNED.exec(text) ?? []
  if (name === undefined || version === undefined) return undefined
  return {
    kind: 'package',
    type: 'conda',
    name: name.toLowerCase(),
    version,
    qualifiers: { ...(build ? { build } : {}), ...(channel ? { channel } : {}) },
  }
}

function pypiPackage(text: string): Found | undefined {
  const requirement = readRequirement(text)
  const version = requirement && /^={2,3}\s{0,5}([0-9A-Za-z][\w.!+-]{0,100})$/.exec(requirement.specifier)?.[1]
  return version === undefined ? undefined : { kind: 'package', type: 'pypi', name: requirement!.name, version }
}

const withoutComment = (line: string): string => {
  const at = line.search(/\s#/)
  return (at < 0 ? line : line.slice(0, at)).trimEnd()
}

/** Items of the list `dependencies`, those of its `pip:` further in. Of YAML only this much is needed: no anchors, no flow lists. */
function* parse({ bytes }: FoundFile): Generator<Found> {
  let isInside = false
  let pip: number | undefined
  for (const line of textOf(bytes).split(/\r?\n/)) {
    if (/^[A-Za-z]/.test(line)) isInside = /^dependencies\s{0,20}:/.test(line)
    const [, indent = '', quoted = ''] = /^(\s{0,40})-\s{1,20}(\S.{0,1000})$/.exec(withoutComment(line)) ?? []
    if (!isInside || quoted === '') continue
    const text = quoted.replace(/^(["'])(.*)\1$/, '$2')
    if (pip !== undefined && indent.length <= pip) pip = undefined
    if (/^pip\s{0,5}:$/.test(text)) {
      pip = indent.length
      continue
    }
    const found = pip === undefined ? condaPackage(text) : pypiPackage(text)
    if (found) yield found
  }
}

export const condaEnvironment = {
  id: 'conda-environment',
  revision: 1,
  paths: ['**/environment.yml', '**/environment.yaml'],
  limit: 1 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What an environment file of conda pins, its pip section too; the form has no edges.',
  parse,
} satisfies Cataloger
