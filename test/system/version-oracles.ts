import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { run } from './plimsoll.ts'

export type Pair = readonly [a: string, b: string]
/** What a tool says of each pair: below, at or above zero; undefined where it refuses one of the two. */
export type Oracle = (pairs: readonly Pair[]) => readonly (number | undefined)[]

/** A program that reads lines `A<tab>B` and answers each with a number, or with `?` where it refuses one of the two. */
function asked(program: string, args: readonly string[], pairs: readonly Pair[]): readonly (number | undefined)[] {
  const input = pairs.map((pair) => `${pair.join('\t')}\n`).join('')
  const answers = execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return answers
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (line === '?' ? undefined : Math.sign(Number(line))))
}

const scripted =
  (program: string, ...args: readonly string[]): Oracle =>
  (pairs) =>
    asked(program, args, pairs)

/** dpkg answers by its exit code alone; one shell asks for all pairs. */
export const dpkgOracle = scripted(
  'sh',
  '-c',
  `while IFS='	' read -r a b; do
  if dpkg --compare-versions "$a" lt "$b" 2>/dev/null; then echo -1
  elif dpkg --compare-versions "$a" gt "$b" 2>/dev/null; then echo 1
  elif dpkg --compare-versions "$a" eq "$b" 2>/dev/null; then echo 0
  else echo '?'; fi
done`,
)

export const rpmOracle = scripted(
  'rpm',
  '--eval',
  `%{lua:
for line in io.lines() do
  local a, b = line:match("^(.-)\\t(.*)$")
  local ok, sign = pcall(rpm.vercmp, a, b)
  print((ok and tostring(sign) or "?") .. "\\n")
end}`,
)

const python = (imports: string, order: string): Oracle =>
  scripted(
    'python3',
    '-c',
    `import sys\n${imports}\nfor line in sys.stdin:
    a, b = line.rstrip("\\n").split("\\t")
    try:
        print(${order})
    except ValueError:
        print("?")`,
  )

export const packagingOracle = python('from packaging.version import Version as V', '(V(a) > V(b)) - (V(a) < V(b))')

/** pacman's own library: Debian does not ship the vercmp program. */
export const pacmanOracle = python(
  'import ctypes, ctypes.util\nalpm = ctypes.CDLL(ctypes.util.find_library("alpm"))',
  'alpm.alpm_pkg_vercmp(a.encode(), b.encode())',
)

export const gemOracle = scripted(
  'ruby',
  '-e',
  'STDIN.each_line { |l| a, b = l.chomp.split("\\t"); puts Gem::Version.correct?(a) && Gem::Version.correct?(b) ? Gem::Version.new(a) <=> Gem::Version.new(b) : "?" }',
)

/** Named branches (dev-main) are in no order. */
export const composerOracle = scripted(
  'php',
  '-r',
  `require '/usr/share/php/Composer/Semver/autoload.php';
$parser = new Composer\\Semver\\VersionParser();
while (($line = fgets(STDIN)) !== false) {
  [$a, $b] = explode("\\t", rtrim($line, "\\n"));
  try {
    $a = $parser->normalize($a);
    $b = $parser->normalize($b);
    echo str_starts_with($a, 'dev-') || str_starts_with($b, 'dev-') ? '?' : version_compare($a, $b), "\\n";
  } catch (UnexpectedValueException $e) {
    echo "?\\n";
  }
}`,
)

export const elixirOracle = scripted(
  'elixir',
  '-e',
  `for line <- IO.stream(:stdio, :line) do
  [a, b] = line |> String.trim_trailing("\\n") |> String.split("\\t")
  if Version.parse(a) == :error or Version.parse(b) == :error do
    IO.puts("?")
  else
    IO.puts(%{lt: -1, eq: 0, gt: 1}[Version.compare(a, b)])
  end
end`,
)

/** The jar's main prints how each argument stands to the one before: `   1.0 < 1.1`. A pair takes two arguments, so every other line is ours. */
export const mavenOracle: Oracle = (pairs) => {
  const jars = readFileSync(process.env['MAVEN_CLASSPATH_FILE'] ?? '/dev/null', 'utf8').trim()
  const printed = run('java', '-cp', jars, 'org.apache.maven.artifact.versioning.ComparableVersion', ...pairs.flat())
  const signs = printed.split('\n').flatMap((line) => /^ +\S+ (<|==|>) \S+$/.exec(line)?.[1] ?? [])
  return pairs.map((_, i) => ({ '<': -1, '==': 0, '>': 1 })[signs[2 * i] ?? ''])
}

type NodeSemver = {
  readonly compare: (a: string, b: string, loose: boolean) => number
  readonly valid: (version: string, loose: boolean) => string | null
}

/** The very package that npm compares with. */
export const npmOracle: Oracle = (pairs) => {
  const npm = realpathSync(run('sh', '-c', 'command -v npm').trim())
  const semver = createRequire(npm)('semver') as NodeSemver
  return pairs.map(([a, b]) => (semver.valid(a, true) && semver.valid(b, true) ? semver.compare(a, b, true) : undefined))
}
