import { PlimsollError, systemClock, toInstant } from '#base/index.ts'
import type { Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { readBaseline } from '../baseline.ts'
import { readBases } from '../bases.ts'
import { UsageError } from '../errors.ts'
import { exceptionsOf } from '../exceptions.ts'
import { findDatabase } from '../folders.ts'
import { openTargetImage } from '../read-target.ts'
import { isImage } from '../targets.ts'
import { readVexFiles } from '../vex.ts'
import { type CheckOptions, judge, settingsOf } from './judge.ts'

/** What is said of a target of which nothing could be read: it is undetermined, and why. */
function unread(target: string, version: string, error: string, options: CheckOptions & { readonly now: string }): Result {
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
      time: options.now,
      plimsoll: version,
      settings,
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

export const judgeOrSay = (target: string, version: string, options: CheckOptions & { readonly now: string }): Promise<Result> =>
  saying(
    () => judge(target, version, options),
    (error) => unread(target, version, error, options),
  )

/** Each platform of an image once. What has none, or only one, is judged as it is. */
async function platformsOf(target: string, options: CheckOptions): Promise<readonly (string | undefined)[]> {
  if (!(await isImage(target))) return [undefined]
  const image = await openTargetImage(target, { ...options, anyPlatform: true })
  await image.close()
  return image.platforms ? [...new Set(image.platforms)] : [undefined]
}

/**
 * What the user says is checked before any target is read: it would be wrong for all of them alike, and then it is no matter of one. All
 * that `judge` reads besides the target stands here.
 */
async function checkSettings(options: CheckOptions & { readonly now: string }): Promise<void> {
  exceptionsOf(options.sections, options.now)
  await readBaseline(options)
  await readVexFiles(options.vex, options.sections)
  await readBases(options.bases)
  await findDatabase(options.db)
}

export type SeveralOptions = CheckOptions & { readonly allPlatforms?: boolean }

/** Judges targets one after the other, all at one time. @throws what is wrong with the settings alone */
export async function judgeSeveral(targets: readonly string[], version: string, options: SeveralOptions): Promise<readonly Result[]> {
  const { allPlatforms = false, ...rest } = options
  if (allPlatforms && rest.platform !== undefined)
    throw new UsageError('wrong-use', '--all-platforms and --platform: one of them says which images are meant')
  const given = { ...rest, now: rest.now ?? toInstant(systemClock.now()) }
  await checkSettings(given)
  const results: Result[] = []
  for (const target of targets) {
    const platforms = allPlatforms
      ? await saying<readonly (string | undefined)[] | string>(
          () => platformsOf(target, given),
          (error) => error,
        )
      : [undefined]
    if (typeof platforms === 'string') results.push(unread(target, version, platforms, given))
    else
      for (const platform of platforms)
        results.push(await judgeOrSay(target, version, platform === undefined ? given : { ...given, platform }))
  }
  return results
}
