import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

export type Pair = readonly [a: string, b: string]
/** What a tool says of each pair: below, at or above zero; undefined where it refuses one of the two. */
export type Oracle = (pairs: readonly Pair[]) => readonly (number | undefined)[]

function onPath(program: string, apt: string): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`"${program}" is not on PATH: apt-get install ${apt}`)
  return found
}

const MAX_BUFFER = 64 * 1024 * 1024

function run(program: string, apt: string, args: readonly string[], input = ''): string {
  return execFileSync(onPath(program, apt), args, { input, encoding: 'utf8', maxBuffer: MAX_BUFFER, stdio: ['pipe', 'pipe', 'pipe'] })
}

const signOf = (value: unknown): number | undefined => (typeof value === 'number' ? Math.sign(value) : undefined)

/** A program that reads pairs as JSON and writes a number or null for each. */
const scripted =
  (program: string, apt: string, args: readonly string[]): Oracle =>
  (pairs) =>
    (JSON.parse(run(program, apt, args, JSON.stringify(pairs))) as unknown[]).map(signOf)

function dpkgHolds([a, b]: Pair, relation: string): boolean {
  try {
    run('dpkg', 'dpkg', ['--compare-versions', a, relation, b])
    return true
  } catch (thrown) {
    if ((thrown as { status?: unknown }).status === 1) return false
    throw thrown
  }
}

export const dpkgOracle: Oracle = (pairs) => pairs.map((pair) => (dpkgHolds(pair, 'lt') ? -1 : dpkgHolds(pair, 'gt') ? 1 : 0))

/** rpm's own Lua; a line that rpm.ver refuses is answered with a question mark. */
const RPM_LUA = `%{lua:
for line in io.lines() do
  local a, b = line:match("^(.-)\\t(.*)$")
  local ok, sign = pcall(function()
    local x, y = rpm.ver(a), rpm.ver(b)
    return x < y and -1 or (y < x and 1 or 0)
  end)
  print((ok and tostring(sign) or "?") .. "\\n")
end}`

export const rpmOracle: Oracle = (pairs) => {
  const answers = run('rpm', 'rpm', ['--eval', RPM_LUA], pairs.map((pair) => `${pair.join('\t')}\n`).join(''))
  return answers
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (line === '?' ? undefined : Number(line)))
}

const PYTHON = `
import json, sys
from packaging.version import InvalidVersion, Version
def sign(a, b):
    try:
        x, y = Version(a), Version(b)
    except InvalidVersion:
        return None
    return (x > y) - (x < y)
json.dump([sign(a, b) for a, b in json.load(sys.stdin)], sys.stdout)
`
export const packagingOracle = scripted('python3', 'python3-packaging', ['-c', PYTHON])

const RUBY = `
sign = lambda { |a, b| Gem::Version.correct?(a) && Gem::Version.correct?(b) ? Gem::Version.new(a) <=> Gem::Version.new(b) : nil }
puts JSON.generate(JSON.parse(STDIN.read).map { |a, b| sign.(a, b) })
`
export const gemOracle = scripted('ruby', 'ruby', ['-rjson', '-rrubygems', '-e', RUBY])

const SEMVER_PHP = '/usr/share/php/Composer/Semver/autoload.php'
const PHP = `
require '${SEMVER_PHP}';
function place($a, $b) {
  $parser = new Composer\\Semver\\VersionParser();
  try { $x = $parser->normalize($a); $y = $parser->normalize($b); } catch (UnexpectedValueException $e) { return null; }
  if (Composer\\Semver\\Comparator::lessThan($x, $y)) return -1;
  return Composer\\Semver\\Comparator::greaterThan($x, $y) ? 1 : 0;
}
echo json_encode(array_map(fn ($pair) => place($pair[0], $pair[1]), json_decode(stream_get_contents(STDIN))));
`
export const composerOracle: Oracle = (pairs) => {
  if (!existsSync(SEMVER_PHP)) throw new Error(`"${SEMVER_PHP}" is missing: apt-get install php-cli php-composer-semver`)
  return scripted('php', 'php-cli', ['-r', PHP])(pairs)
}

const JARS = ['/usr/share/java/maven3-artifact.jar', '/usr/share/java/commons-lang3.jar']

/** The jar's main prints how each argument stands to the one before: `   1.0 < 1.1`. A pair takes two arguments, so every other line is ours. */
export const mavenOracle: Oracle = (pairs) => {
  for (const jar of JARS) if (!existsSync(jar)) throw new Error(`"${jar}" is missing: apt-get install libmaven3-core-java`)
  const main = ['-cp', JARS.join(':'), 'org.apache.maven.artifact.versioning.ComparableVersion']
  const printed = run('java', 'default-jre-headless', [...main, ...pairs.flat()])
  const signs = printed.split('\n').flatMap((line) => /^ +\S* ([<=]|==|>) /.exec(line)?.[1] ?? [])
  return pairs.map((_, i) => '<=>'.indexOf(signs[2 * i]!.charAt(0)) - 1)
}

type NodeSemver = {
  readonly compare: (a: string, b: string, loose: boolean) => number
  readonly valid: (version: string, loose: boolean) => string | null
}

/** The very package that npm compares with. */
export const npmOracle: Oracle = (pairs) => {
  const semver = createRequire(realpathSync(onPath('npm', 'npm')))('semver') as NodeSemver
  return pairs.map(([a, b]) => (semver.valid(a, true) && semver.valid(b, true) ? semver.compare(a, b, true) : undefined))
}
