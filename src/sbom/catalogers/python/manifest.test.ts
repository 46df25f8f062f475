import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import { pythonManifest } from './manifest.ts'

const selection = selectionOf([pythonManifest])
const parse = (path: string, text: string) => {
  const bytes = Buffer.from(text)
  return selection.parse({ path: `app/${path}`, size: bytes.length, mode: 0o644, bytes })
}
const named = (path: string, text: string): string[] =>
  parse(path, text).records.flatMap(({ found }) => found.flatMap((one) => (one.kind === 'package' ? [`${one.name}@${one.version}`] : [])))

for (const [path, text, expected, why] of [
  [
    'pyproject.toml',
    '[project]\nname = "x"\ndependencies = ["Flask[async]==2.0.0 ; python_version > \'3\'", "idna>=2", "six==1.*", "a @ https://example.org/a.zip"]\n',
    ['flask@2.0.0'],
    'PEP 621',
  ],
  [
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "3.11"\nrequests = "2.25.0"\nidna = "^2.10"\nsix = { version = "==1.16.0", optional = true }\nlocal = { path = "." }\n',
    ['requests@2.25.0', 'six@1.16.0'],
    'Poetry before 2.0: a bare version is exact',
  ],
  ['pyproject.toml', '[build-system]\nrequires = ["setuptools==68.0.0"]\n', [], 'what builds is not what runs'],
  [
    'setup.cfg',
    '[metadata]\nname = x\n[options]\npackages = find:\ninstall_requires =\n  idna==2.10\n  six>=1\npython_requires = ==3.11\n[options.extras_require]\ntest =\n  pytest==7.0\n',
    ['idna@2.10'],
    'setuptools, "Declarative config"',
  ],
  [
    'setup.py',
    "setup(install_requires=['idna==2.10', \"pathlib3==2.2.0;python_version<'3.6'\", 'six>=1', 'a==%s' % V, f'b=={V}'], version='1.0')\n",
    ['idna@2.10', 'pathlib3@2.2.0'],
    'quoted requirements',
  ],
] as const)
  test(`${path}: ${why}`, () => deepEqual(named(path, text), expected))

for (const path of ['pyproject.toml', 'setup.cfg', 'setup.py'])
  test(`${path}: any text is packages or a named unknown`, () =>
    check(
      property(string({ unit: 'binary-ascii', maxLength: 300 }), (text) =>
        equal(
          parse(path, `${text}\n[options]\ninstall_requires =\n ${text}`).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
    ))

for (const [path, text] of [
  ['setup.py', `'a==1;${'"'.repeat(2_000_000)}`],
  ['setup.py', `'${' a'.repeat(900_000)}`],
  ['setup.py', "'a==1;".repeat(100_000)],
  ['setup.cfg', `[options]\ninstall_requires =${' '.repeat(1_900_000)}x`],
] as const)
  test(`${path}: ${text.slice(0, 12)}… and so on is no other package`, () =>
    equal(
      named(path, text).every((one) => one === 'a@1'),
      true,
    ))
