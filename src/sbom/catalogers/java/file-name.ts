import { knownGroup } from './groups.ts'

/** `artifact-1.2.3-classifier.jar` in its parts; what the name does not say is empty. */
export type NameParts = { readonly artifact: string; readonly version: string; readonly classifier: string }

/** What may follow a version's numbers without being the beginning of a further name. */
const VERSION =
  /^v?\d+(?:\.\d+)*[a-z]?(?:[.-]?(?:alpha|beta|milestone|m|rc|cr|final|ga|release|snapshot|sp|patch|pre|preview|ea|jre|jdk|jdbc|android|incubating|redhat|fuse|atlassian|jbossorg|cdh|hdp|build|b|r|v|empty)[-.]?\d*|[.-]\d+)*$/i

/** A second archive of one publication (Maven's classifiers), as build tools and native libraries name them. */
const CLASSIFIER =
  /-(sources|javadoc|tests|test-sources|jar-with-dependencies|shaded|uber|fat|standalone|exec|runner|bin|classes|natives?|(?:linux|osx|mac(?:os)?|windows|win|freebsd|natives?)[-_][\w-]{1,40})$/i
/** A classifier, or part of the version: only the manifest tells (`json-lib-2.4-jdk15` is version 2.4, `guava-20.0-jdk5` is not 20.0). */
const PERHAPS = /^(.+)-(jdk\d{1,2}|all|jakarta|no_aop)$/
/** `akka-actor_2.13`: the Scala release is part of the artifact's name. */
const SCALA = /_(?:2\.\d{1,2}(?:\.\d+(?:-\w+)?)?|3|sjs[\d.]+_[\d.]+)$/

const LONGEST = 300

/** @param versions what the manifest says of versions: it tells where the name ends when several splits look right */
export function splitFileName(path: string, versions: readonly string[] = []): NameParts {
  const whole = path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1)
    .replace(/\.[A-Za-z]{3,4}$/, '')
    .slice(0, LONGEST)
  // Only after a version: `jython-standalone.jar` is an artifact's whole name.
  const classifier = (/-v?\d/.test(whole) ? CLASSIFIER.exec(whole)?.[1] : undefined) ?? ''
  const base = classifier === '' ? whole : whole.slice(0, -classifier.length - 1)
  const splitsAt = (mark: RegExp): { artifact: string; version: string }[] =>
    [...base.matchAll(mark)].map(({ index }) => ({ artifact: base.slice(0, index), version: base.slice(index + 1) }))
  // Eclipse joins name and version by an underscore; Scala's artifacts end in one.
  const dashed = splitsAt(/-(?=v?\d)/g)
  const underlined = dashed.length > 0 || SCALA.test(base) ? [] : splitsAt(/_(?=v?\d)/g).filter(({ version }) => VERSION.test(version))
  // `log4j-1.2-api.jar` is an artifact's whole name.
  const splits = knownGroup(base, '') === undefined ? [...dashed, ...underlined] : []
  const told = splits.find(({ version }) => versions.includes(version))
  // A digit may begin a part of the name (`log4j-1.2-api-2.17.1`): the first split that leaves a version counts.
  const split = told ?? splits.find(({ version }) => VERSION.test(version)) ?? splits.at(-1) ?? { artifact: base, version: '' }
  const perhaps = PERHAPS.exec(split.version)
  if (classifier === '' && perhaps && versions.includes(perhaps[1]!))
    return { artifact: split.artifact, version: perhaps[1]!, classifier: perhaps[2]! }
  return { ...split, classifier }
}

export const withoutScala = (artifact: string): string => artifact.replace(SCALA, '')

/** Folders under which repositories keep groups as folders (Maven's, Debian's, Karaf's). */
const REPOSITORY = /(?:^|\/)(?:repository|maven-repo|maven-repository|m2|maven2|repo|system)\/(.+)$/

/**
 * The group that a repository's folders tell: `repository/org/apache/commons/commons-lang3/3.12.0/commons-lang3-3.12.0.jar`, and
 * Gradle's cache `files-2.1/org.apache.commons/commons-lang3/3.12.0/SHA1/commons-lang3-3.12.0.jar`.
 */
export function repositoryGroup(path: string, artifact: string, version: string): string | undefined {
  const folders = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const gradle = /(?:^|\/)files-2\.1\/([^/]+)\/([^/]+)\/([^/]+)\/[0-9a-f]{1,40}$/.exec(folders)
  if (gradle) return gradle[2] === artifact && gradle[3] === version ? gradle[1] : undefined
  const tail = `/${artifact}/${version}`
  const inside = folders.endsWith(tail) ? REPOSITORY.exec(folders.slice(0, -tail.length))?.[1] : undefined
  return inside?.replaceAll('/', '.')
}
