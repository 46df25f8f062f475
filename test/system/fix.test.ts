import { deepEqual, equal, ok } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { plimsoll, workspace } from './plimsoll.ts'

type Finding = { readonly id: string; readonly fingerprint: string; readonly package: string }
type Plan = {
  readonly upgrades: readonly {
    readonly name: string
    readonly clears: readonly string[]
    readonly places: readonly { readonly way: string }[]
  }[]
  readonly left: readonly { readonly id: string; readonly why: string }[]
  readonly files: readonly { readonly path: string }[]
  readonly commands: readonly { readonly folder: string; readonly command: string }[]
  readonly patch: string
  readonly predicted: readonly Finding[]
}

/** A project of these files, removed afterwards. */
async function withProject(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(workspace, 'fix-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const tool = (folder: string, program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64e6,
    env: { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' },
  })

async function planOf(folder: string): Promise<Plan> {
  const { code, stdout, stderr } = await plimsoll(['fix', `dir:${folder}`, '--format', 'json'])
  equal(code, 0, stderr)
  return JSON.parse(stdout) as Plan
}

/** Applies the printed patch as a user would. */
function apply(folder: string, { patch }: Plan): void {
  execFileSync('patch', ['-p1', '--binary', '--fuzz=0'], { cwd: folder, input: patch })
}

/** Runs the lines that the plan prints: words without quotes. */
function regenerate(folder: string, { commands }: Plan): void {
  for (const { folder: below, command } of commands)
    for (const line of command.split(' && ')) {
      const [program = '', ...args] = line.split(' ')
      tool(join(folder, below), program, ...args)
    }
}

const nameOf = (purl: string): string => purl.replace(/@[^@]*$/, '')
const keysOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map((one) => `${one.id} ${nameOf(one.package)}`))].sort()

/** Findings of what is there now. */
async function findingsOf(target: string): Promise<Finding[]> {
  const { stdout, stderr } = await plimsoll(['check', target, '--format', 'json', '--kinds', 'vulnerability'])
  ok(stdout.startsWith('{'), stderr)
  return (JSON.parse(stdout) as { findings: Finding[] }).findings
}

test('fix: a tree of npm: direct ranges, overrides and what the lock alone moves', () =>
  withProject(
    {
      'package.json': JSON.stringify(
        {
          name: 'shop',
          version: '1.0.0',
          dependencies: { express: '4.16.0', lodash: '4.17.11', mkdirp: '0.5.1', request: '2.88.2', uuid: '^3.3.0' },
        },
        undefined,
        2,
      ),
    },
    async (folder) => {
      tool(folder, 'npm', 'install', '--package-lock-only', '--no-audit', '--no-fund')
      const plan = await planOf(folder)
      ok(plan.upgrades.length >= 8, 'upgrades of a tree of 2017')
      deepEqual(
        plan.files.map(({ path }) => path),
        ['package.json'],
      )
      const ways = new Set(plan.upgrades.flatMap(({ places }) => places.map(({ way }) => way)))
      ok(ways.has('edit') && ways.has('override'))
      apply(folder, plan)
      regenerate(folder, plan)
      deepEqual(keysOf(await findingsOf(`dir:${folder}`)), keysOf(plan.predicted))
    },
  ))

test('fix: pip: pins of a file and of the one that it includes', () =>
  withProject(
    {
      'requirements.txt': '-r requirements-web.txt\nurllib3==1.24.1\nrequests[socks] == 2.19.1 ; python_version >= "3"\n',
      'requirements-web.txt': 'jinja2==2.10  # pages\r\nmarkupsafe>=1\r\nidna>=2\r\n',
    },
    async (folder) => {
      const plan = await planOf(folder)
      deepEqual(plan.upgrades.map(({ name }) => name).sort(), ['jinja2', 'requests', 'urllib3'])
      apply(folder, plan)
      tool(
        folder,
        'python3',
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--target',
        'site/site-packages',
        '-r',
        'requirements.txt',
      )
      deepEqual(keysOf(await findingsOf(`dir:${folder}/site`)), keysOf(plan.predicted))
    },
  ))

test('fix: Go: a module, one that only others need, and one whose fix is another module', () =>
  withProject(
    {
      'go.mod':
        'module example.com/shop\n\ngo 1.18\n\nrequire (\n\tgithub.com/dgrijalva/jwt-go v3.2.0+incompatible\n\tgopkg.in/yaml.v3 v3.0.0-20200313102051-9f266ea9e77c // config\n\tgolang.org/x/text v0.3.5\n)\n',
      'main.go':
        'package main\n\nimport (\n\t_ "github.com/dgrijalva/jwt-go"\n\t_ "golang.org/x/text/language"\n\t_ "gopkg.in/yaml.v3"\n)\n\nfunc main() {}\n',
    },
    async (folder) => {
      tool(folder, 'go', 'mod', 'tidy')
      const plan = await planOf(folder)
      ok(plan.upgrades.some(({ name }) => name === 'golang.org/x/text') && plan.upgrades.some(({ name }) => name === 'gopkg.in/yaml.v3'))
      apply(folder, plan)
      regenerate(folder, plan)
      tool(folder, 'go', 'build', './...')
      const after = keysOf(await findingsOf(`dir:${folder}`))
      deepEqual(after, keysOf(plan.predicted))
      ok(after.length > 0 && plan.left.length > 0, 'jwt-go was given up: its findings stay')
    },
  ))

test('fix: Maven: a property, a version and a managed one of the parent', () => {
  const dependency = (group: string, artifact: string, version?: string): string =>
    `    <dependency>\n      <groupId>${group}</groupId>\n      <artifactId>${artifact}</artifactId>${version === undefined ? '' : `\n      <version>${version}</version>`}\n    </dependency>\n`
  const head = '<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n'
  return withProject(
    {
      'pom.xml': `${head}  <groupId>com.example</groupId>\n  <artifactId>parent</artifactId>\n  <version>1</version>\n  <packaging>pom</packaging>\n  <modules><module>shop</module></modules>\n  <properties>\n    <text.version>1.9</text.version> <!-- why -->\n  </properties>\n  <dependencyManagement>\n  <dependencies>\n${dependency('org.yaml', 'snakeyaml', '1.26')}  </dependencies>\n  </dependencyManagement>\n</project>\n`,
      'shop/pom.xml': `${head}  <parent>\n    <groupId>com.example</groupId>\n    <artifactId>parent</artifactId>\n    <version>1</version>\n  </parent>\n  <artifactId>shop</artifactId>\n  <dependencies>\n${dependency('org.apache.commons', 'commons-text', '${text.version}')}${dependency('org.yaml', 'snakeyaml')}${dependency('commons-fileupload', 'commons-fileupload', '1.3.1')}  </dependencies>\n</project>\n`,
    },
    async (folder) => {
      const plan = await planOf(folder)
      deepEqual(
        plan.files.map(({ path }) => path),
        ['pom.xml', 'shop/pom.xml'],
      )
      apply(folder, plan)
      tool(folder, 'mvn', '-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=target/lib')
      const names = new Set(plan.upgrades.map(({ name }) => `pkg:maven/${name.replace(':', '/')}`))
      // What the fixed versions need in turn was not there before: the plan says that it is not assessed.
      const found = (await findingsOf(`dir:${folder}/shop/target/lib`)).filter((one) => names.has(nameOf(one.package)))
      deepEqual(keysOf(found), keysOf(plan.predicted))
    },
  )
})
