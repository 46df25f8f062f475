import { equal } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { versionScheme } from '#advisories/index.ts'
import { run } from './plimsoll.ts'

/** Our order against that of the real tools, on generated pairs. Needs dpkg, rpm, python3-packaging, ruby, a JRE and the jars of Maven 3.9 in MAVEN_CLASSPATH_FILE. */

const numeral = fc.nat({ max: 30 }).map(String)
const dotted = fc.array(numeral, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))
const word = fc.constantFrom('a', 'b1', 'rc1', 'beta', 'alpha2', 'pre', 'dev3', 'post1', 'final', 'sp', 'x', 'git')

type Pair = readonly [string, string]
const pairs = (version: fc.Arbitrary<string>, count = 400): Pair[] => fc.sample(fc.tuple(version, version), { numRuns: count, seed: 7 })

const join = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((texts) => texts.join(''))
const maybe = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), part)

/** One process for all pairs: lines `A<tab>B` in, lines of -1, 0 and 1 out. */
function answers(program: string, args: readonly string[], all: readonly Pair[]): number[] {
  const input = all.map((pair) => pair.join('\t')).join('\n')
  const { stdout, stderr, status } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 64e6 })
  equal(status, 0, `${program} ended with ${status}: ${stderr}`)
  return stdout.trim().split('\n').map(Number)
}

function agree(id: string, all: readonly Pair[], theirs: readonly number[]): void {
  const { compare } = versionScheme(id)!
  const wrong = all.flatMap(([a, b], i) => (Math.sign(compare(a, b)) === Math.sign(theirs[i]!) ? [] : [`${a} ${b}: they say ${theirs[i]}`]))
  equal(wrong.join('\n'), '')
}

test('dpkg --compare-versions', () => {
  const all = pairs(
    join(
      maybe(fc.constantFrom('1:', '0:')),
      dotted,
      maybe(join(fc.constantFrom('~', '+', '.', ''), word)),
      maybe(join(fc.constant('-'), dotted, maybe(fc.constant('+deb12u1')))),
    ),
    200,
  )
  const is = (a: string, operator: string, b: string): boolean => spawnSync('dpkg', ['--compare-versions', a, operator, b]).status === 0
  agree(
    'dpkg',
    all,
    all.map(([a, b]) => (is(a, 'lt', b) ? -1 : is(a, 'gt', b) ? 1 : 0)),
  )
})

test("rpm's own vercmp", () => {
  const all = pairs(join(dotted, maybe(join(fc.constantFrom('~', '^', '.', '_', '+', ''), word)), maybe(dotted)))
  const quoted = all.map(([a, b]) => `{"${a}","${b}"}`).join(',')
  const out = run('rpm', '--eval', `%{lua: for _, p in ipairs({${quoted}}) do print(rpm.vercmp(p[1], p[2]) .. "\\n") end}`)
  agree('rpm', all, out.split('\n').filter(Boolean).map(Number))
})

test("Python's packaging", () => {
  const all = pairs(
    join(
      maybe(fc.constant('1!')),
      dotted,
      maybe(join(fc.constantFrom('a', 'b', 'rc'), numeral)),
      maybe(join(fc.constant('.post'), numeral)),
      maybe(join(fc.constant('.dev'), numeral)),
      maybe(join(fc.constant('+'), fc.constantFrom('local.1', 'abc', '1'))),
    ),
  )
  const script =
    'import sys\nfrom packaging.version import Version as V\nfor l in sys.stdin.read().splitlines():\n a,b=map(V,l.split("\\t"));print((a>b)-(a<b))'
  agree('pep440', all, answers('python3', ['-c', script], all))
})

test("Ruby's Gem::Version", () => {
  const all = pairs(join(dotted, maybe(join(fc.constantFrom('.', '-'), word)), maybe(join(fc.constant('.'), numeral))))
  const script = 'STDIN.each_line { |l| a, b = l.chomp.split("\\t").map { |v| Gem::Version.new(v) }; puts a <=> b }'
  agree('gem', all, answers('ruby', ['-e', script], all))
})

test("npm's semver", () => {
  const exact = join(
    numeral,
    fc.constant('.'),
    numeral,
    fc.constant('.'),
    numeral,
    maybe(join(fc.constant('-'), word, maybe(join(fc.constant('.'), numeral)))),
    maybe(fc.constant('+b1')),
  )
  const all = pairs(exact)
  const npm = run('sh', '-c', 'readlink -f "$(command -v npm)"').trim()
  const script = `const s=require(${JSON.stringify(npm.replace(/bin\/[^/]*$/, 'node_modules/semver'))});for(const l of require('fs').readFileSync(0,'utf8').split('\\n')){const [a,b]=l.split('\\t');console.log(s.compare(a,b))}`
  agree('npm', all, answers(process.execPath, ['-e', script], all))
})

test("Maven's ComparableVersion", () => {
  const all = pairs(
    join(
      dotted,
      maybe(join(fc.constantFrom('-', '.', ''), fc.constantFrom('alpha', 'beta2', 'rc1', 'SNAPSHOT', 'final', 'sp', 'ga', 'x', 'm3'))),
      maybe(join(fc.constantFrom('-', '.'), numeral)),
    ),
    60,
  )
  const jars = readFileSync(process.env['MAVEN_CLASSPATH_FILE'] ?? '/dev/null', 'utf8').trim()
  const theirs = all.map(([a, b]) => {
    const out = run('java', '-cp', jars, 'org.apache.maven.artifact.versioning.ComparableVersion', a, b)
    return / (==|<|>) /.exec(out.split('\n').find((line) => line.startsWith('   ')) ?? '')?.[1] === '<'
      ? -1
      : /\n {3}\S.* > /.test(out)
        ? 1
        : 0
  })
  agree('maven', all, theirs)
})
