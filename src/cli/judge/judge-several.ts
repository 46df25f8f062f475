import { PlimsollError } from '#base/index.ts'
import type { Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { UsageError } from '../errors.ts'
import { findDatabase } from '../folders.ts'
import { openTargetImage } from '../read-target.ts'
import { isImage } from '../targets.ts'
import { type CheckOptions, judgeIn, namedInputs, settingsOf } from './judge.ts'
import { type Judged, overRun } from './over-run.ts'
import { type Run, readRun } from './run.ts'

/** What is said of a target of which nothing could be read: it is undetermined, and why. */
function unread(target: string, version: string, error: string, run: Run, options: CheckOptions): Result {
  const settings = settingsOf(options)
  return {
    schema: 'plimsoll-result/1',
    subject: { kind: 'unknown', name: target },
    error,
    inputs: {
      target,
      ...(options.platform === undefined ? {} : { platform: options.platform }),
      subject: '',
      data: '',
      rules: digestOf(JSON.stringify(settings)),
      time: run.time,
      plimsoll: version,
      settings,
      ...namedInputs(run),
    },
    packages: [],
    findings: [],
    coverage: { areas: [], unknowns: [] },
    summary: { withFindings: 0, noneKnown: 0, notAssessed: 0 },
    verdict: { decision: 'undetermined', reasons: [error], trace: [] },
  }
}

/** A target that cannot be read does not stop the others; a fault of ours does. */
async function saying<T>(work: () => Promise<T>, otherwise: (error: string) => T): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof PlimsollError)) throw thrown
    return otherwise(thrown.message)
  }
}

export const judgeOrSay = (run: Run, target: string, version: string, options: CheckOptions): Promise<Judged> =>
  saying(
    () => judgeIn(run, target, version, options),
    (error) => ({ result: unread(target, version, error, run, options), usage: {} }),
  )

/** Each platform of an image once. What has none, or only one, is judged as it is. */
async function platformsOf(target: string, options: CheckOptions): Promise<readonly (string | undefined)[]> {
  if (!(await isImage(target))) return [undefined]
  const image = await openTargetImage(target, { ...options, anyPlatform: true })
  await image.close()
  return image.platforms ? [...new Set(image.platforms)] : [undefined]
}

export type SeveralOptions = CheckOptions & { readonly allPlatforms?: boolean }

/**
 * Judges targets one after the other, all at one time. What the user says is read before any of them: it would be wrong for all alike, and
 * then it is no matter of one. @throws what is wrong with the settings alone
 */
export async function judgeSeveral(targets: readonly string[], version: string, options: SeveralOptions): Promise<readonly Result[]> {
  const { allPlatforms = false, ...given } = options
  if (allPlatforms && given.platform !== undefined)
    throw new UsageError('wrong-use', '--all-platforms and --platform: one of them says which images are meant')
  const run = await readRun(given)
  await findDatabase(given.db)
  const judged: Judged[] = []
  for (const target of targets) {
    const platforms = allPlatforms
      ? await saying<readonly (string | undefined)[] | string>(
          () => platformsOf(target, given),
          (error) => error,
        )
      : [undefined]
    if (typeof platforms === 'string') judged.push({ result: unread(target, version, platforms, run, given), usage: {} })
    else
      for (const platform of platforms)
        judged.push(await judgeOrSay(run, target, version, platform === undefined ? given : { ...given, platform }))
  }
  return overRun(judged)
}
