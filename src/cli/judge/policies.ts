import { type WorkloadSet, PolicyError, readPolicySet, setsNamed } from '#policy/index.ts'
import { PolicyUseError } from '../errors.ts'
import type { CheckOptions } from './judge.ts'

/** What the user names and cannot be used is wrong use, and nothing of the target. */
async function named<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause
    throw new PolicyUseError('wrong-use', cause.message, { cause, hint: cause.hint })
  }
}

/**
 * What workloads are judged by: sets by their names, then the user's own controls and sets. Without either the sets that are for everybody.
 * @throws PolicyUseError, FileError
 */
export const policiesFor = ({ set, policy = [], sections }: CheckOptions): Promise<readonly WorkloadSet[]> =>
  named(async () => {
    const names = set ?? sections?.sets ?? []
    const shipped = names.length > 0 || policy.length === 0 ? await setsNamed(names) : []
    return [...shipped, ...(await Promise.all(policy.map(readPolicySet)))]
  })
