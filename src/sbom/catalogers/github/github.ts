import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** `uses: owner/repo/folder@ref # v4.1.2`, a step or a workflow of another repository; quotes may stand around it. */
const USES =
  /^\s{0,100}(?:-\s{1,20})?["']?uses["']?\s{0,10}:\s{1,20}(["']?)([\w.-]{1,100})\/([\w.-]{1,100})((?:\/[\w./-]{1,200})?)@([\w./+-]{1,200})\1\s{0,40}(?:#\s{0,10}(?:tag=|ratchet:\S{1,200}@)?(\S{1,100}).{0,200})?$/

const COMMIT = /^[0-9a-f]{40}$/
const RELEASE = /^v?\d+(?:\.\d+){1,3}(?:[-+][\w.+-]{1,60})?$/

/**
 * A commit names no version; the comment behind it does, as Dependabot and Renovate keep it (GitHub, "Security hardening for GitHub
 * Actions"). The commit stays as a qualifier.
 */
function versionOf(
  ref: string,
  comment: string | undefined,
): { readonly version: string; readonly qualifiers?: { readonly commit: string } } {
  return COMMIT.test(ref) && comment !== undefined && RELEASE.test(comment)
    ? { version: comment, qualifiers: { commit: ref } }
    : { version: ref }
}

function* parse({ bytes }: FoundFile): Generator<Found> {
  for (const line of textOf(bytes).split(/\r?\n/)) {
    // `./local` and `docker://image` have no ref of a repository.
    if (line.length > 1000 || !line.includes('uses')) continue
    const [, , owner, repository, , ref, comment] = USES.exec(line) ?? []
    if (owner === undefined || repository === undefined || ref === undefined || owner === '.' || owner === '..') continue
    yield { kind: 'package', type: 'github', name: `${owner}/${repository}`, ...versionOf(ref, comment) }
  }
}

const githubActions = {
  id: 'github-actions',
  revision: 1,
  paths: ['**/.github/workflows/*.yml', '**/.github/workflows/*.yaml', '**/action.yml', '**/action.yaml'],
  limit: 1 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Actions and workflows of other repositories that workflows and actions use, at their ref. A commit takes its version from the comment behind it; what an action uses itself is in its own repository.',
  parse,
} satisfies Cataloger

export const githubCatalogers: readonly Cataloger[] = [githubActions]
