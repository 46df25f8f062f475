import { equal } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { array, assert as check, constantFrom, property, record } from 'fast-check'
import { plimsoll, workspace } from './plimsoll.ts'

/** A folder with one file, removed afterwards. */
async function withFile<T>(name: string, text: string, use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(workspace, 'patch-'))
  try {
    writeFileSync(join(folder, name), text)
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const TOOLS = { patch: ['-p1', '--binary', '--silent', '--fuzz=0'], git: ['apply', '--whitespace=nowarn', '-'] } as const

/** Requirements as people write them: any line end, comments, letters of any kind, with or without an end. */
const requirements = record({
  lines: array(
    constantFrom(
      '# päckage 😀',
      '',
      'flask',
      '\tx>=1',
      'jinja2==2.10',
      'Jinja2[i18n] == 2.10  # why',
      'urllib3==1.24.1 ; python_version >= "3"',
      'requests \\',
    ),
    { maxLength: 25 },
  ),
  end: constantFrom('\n', '\r\n'),
  mark: constantFrom('', '\uFEFF'),
  last: constantFrom('', 'jinja2==2.10'),
}).map(({ lines, end, mark, last }) => mark + [...lines, 'urllib3==1.24.1', last].join(end))

test('fix: what --write writes is what patch and git make of the printed diff', async () => {
  const samples: string[] = []
  check(
    property(requirements, (text) => void samples.push(text)),
    { numRuns: 25, seed: 1 },
  )
  for (const text of samples) {
    const [patch, written] = await withFile('requirements.txt', text, async (folder) => {
      const { stdout } = await plimsoll(['fix', `dir:${folder}`, '--patch'])
      await plimsoll(['fix', `dir:${folder}`, '--write'])
      return [stdout, readFileSync(join(folder, 'requirements.txt'), 'utf8')]
    })
    for (const [program, args] of Object.entries(TOOLS))
      await withFile('requirements.txt', text, (folder) => {
        if (patch !== '') execFileSync(program, args, { cwd: folder, input: patch })
        equal(readFileSync(join(folder, 'requirements.txt'), 'utf8'), written, `${program} ${JSON.stringify(text)}`)
      })
  }
})
