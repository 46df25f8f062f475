import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { haskell } from './haskell.ts'

const read = (toml: string): string[] =>
  linesOf(recordsOf(haskell, 'advisories/published/2023/HSEC-2023-0001.md', `\`\`\`toml\n${toml}\n\`\`\`\n\n# Title\n`))

/** Heads as github.com/haskell/security-advisories has them. */
for (const [why, toml, expected] of [
  [
    'a package of Hackage',
    '[advisory]\nid = "HSEC-2023-0001"\naliases = ["CVE-2022-3433"]\n[[affected]]\npackage = "aeson"\ncvss = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H"\n[[affected.versions]]\nintroduced = "0.4.0.0"\nfixed = "2.0.1.0"',
    ['HSEC-2023-0001 (CVE-2022-3433) Hackage aeson >=0.4.0.0 <2.0.1.0'],
  ],
  [
    'a part of the compiler, several lines of versions',
    '[advisory]\nid = "HSEC-2024-0003"\n[[affected]]\nghc-component = "ghc"\n[[affected.versions]]\nintroduced = "0.6"\nfixed = "9.4.9"\n[[affected.versions]]\nintroduced = "9.6.1"',
    ['HSEC-2024-0003 GHC ghc >=0.6 <9.4.9 or >=9.6.1'],
  ],
  [
    'withdrawn, without versions',
    '[advisory]\nid = "HSEC-2023-0009"\nwithdrawn = 2024-01-01\ndate = 2023-01-01\n[[affected]]\npackage = "x"\nversions = []',
    ['HSEC-2023-0009 withdrawn Hackage x'],
  ],
] as const)
  test(`feed haskell: ${why}`, () => deepEqual(read(toml), expected))

test('feed haskell: reads what is published, as its archive lays it out, and nothing that is reserved', () => {
  for (const path of ['advisories/published/2023/HSEC-2023-0001.md', 'security-advisories-main/advisories/hackage/aeson/HSEC-2023-0001.md'])
    ok(haskell.wants(path), path)
  for (const path of ['advisories/reserved/2024/HSEC-2024-0009.md', 'README.md', 'advisories/published/2023/x.txt'])
    ok(!haskell.wants(path), path)
})
