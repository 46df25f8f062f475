import { deepEqual, equal, ok } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { reporter } from '#report/index.ts'
import { finding, result } from '#testing/results.ts'
import { type Page, openBrowser } from './browser.ts'
import { plimsoll, workspace } from './plimsoll.ts'

const options = { color: false, width: 100, all: false }

function pageFile(name: string, text: string): string {
  const path = join(workspace, name)
  writeFileSync(path, text)
  return pathToFileURL(path).href
}

/** The example's page, as the bundle writes it. */
async function shopPage(): Promise<string> {
  const path = join(workspace, 'shop.html')
  const { code, stderr } = await plimsoll(['check', 'examples/shop', '--format', 'html', '--output', path])
  equal(code, 1, stderr)
  return pathToFileURL(path).href
}

/** Sets controls as a user does, and waits until the page has obeyed. */
const choose = (page: Page, values: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate(`new Promise((done) => {
    const form = document.querySelector('form')
    for (const [name, value] of Object.entries(${JSON.stringify(values)})) form.elements.namedItem(name).value = value
    form.dispatchEvent(new Event('input', { bubbles: true }))
    setTimeout(done, 400)
  })`)

const shownRows = `[...document.querySelectorAll('table.findings tbody:not(.group)')].filter((row) => row.offsetHeight > 0)`
const shown = (page: Page, of: string): Promise<string[]> => page.evaluate(`[...new Set(${shownRows}.map((row) => ${of}))]`)
const status = (page: Page): Promise<string> => page.evaluate(`document.querySelector('[role=status]').textContent`)

test('html: in Chromium', async (t) => {
  const page = await openBrowser()
  t.after(() => page.close())
  const shop = await shopPage()

  await t.test('opens from a file, asks for nothing else, and the console is silent', async () => {
    await page.open(shop)
    deepEqual(page.requests(), [shop])
    deepEqual(page.complaints(), [])
    ok((await page.evaluate<string>('document.title')).startsWith('plimsoll: deny: '))
  })

  await t.test('search and filters leave what fits, and say how many', async () => {
    await page.open(shop)
    const all = /of (\d+) findings/.exec(await status(page))![1]!
    equal(await status(page), `Showing ${all} of ${all} findings`)
    await choose(page, { search: 'LODASH 10744' })
    deepEqual(await shown(page, `row.querySelector('th').textContent`), ['CVE-2019-10744'])
    equal(await status(page), `Showing 1 of ${all} findings`)
    await choose(page, { search: '', kind: 'secret' })
    deepEqual(await shown(page, 'row.dataset.kind'), ['secret'])
    await choose(page, { kind: '', severity: 'high', origin: 'base' })
    deepEqual(await shown(page, `row.dataset.severity + ' ' + row.dataset.origin`), ['high base'])
    await choose(page, { severity: '', origin: '', status: 'excepted' })
    deepEqual(await shown(page, 'row.dataset.status'), ['excepted'])
    await page.evaluate(`new Promise((done) => { document.querySelector('form').reset(); setTimeout(done, 100) })`)
    equal(await status(page), `Showing ${all} of ${all} findings`)
  })

  await t.test('groups: each finding stands once, below its own heading', async () => {
    await page.open(shop)
    for (const group of ['severity', 'kind', 'package', 'layer']) {
      await choose(page, { group })
      const wrong = await page.evaluate<string[]>(`(() => {
        const wrong = []
        let heading = ''
        for (const body of document.querySelectorAll('table.findings tbody')) {
          if (body.className === 'group') heading = body.textContent
          else if (!heading.includes(body.dataset.${group} || 'none')) wrong.push(heading + body.id)
        }
        return wrong
      })()`)
      deepEqual(wrong, [], group)
      ok((await page.evaluate<number>(`document.querySelectorAll('tbody.group').length`)) > 1, group)
    }
    equal(
      await page.evaluate(`document.querySelectorAll('table.findings tbody:not(.group)').length`),
      (await page.evaluate<string[]>(`${shownRows}.map(({ id }) => id)`)).length,
    )
  })

  await t.test('a link to a finding that is filtered out shows it, with its details', async () => {
    await page.open(shop)
    await choose(page, { search: 'no such text' })
    deepEqual(await shown(page, 'row.id'), [])
    await page.evaluate(`new Promise((done) => { document.querySelector('a[href="#f2"]').click(); setTimeout(done, 300) })`)
    equal(await page.evaluate(`document.querySelector('#f2 dl').offsetHeight > 0`), true)
    const sides = (tag: string): Promise<number[]> =>
      page.evaluate(`[...new Set([...document.querySelectorAll('#f2 ${tag}')].map((one) => one.getBoundingClientRect().left))]`)
    const [labels, values] = [await sides('dt'), await sides('dd')]
    ok(labels.length === 1 && values.length === 1 && labels[0]! < values[0]!, 'labels and values stand in two columns')
  })

  await t.test('light and dark follow the system', async () => {
    await page.open(shop)
    const seen: string[] = []
    for (const value of ['light', 'dark']) {
      await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
      seen.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'))
    }
    await page.send('Emulation.setEmulatedMedia', { features: [] })
    deepEqual(seen, ['rgb(255, 255, 255)', 'rgb(18, 22, 28)'])
  })

  await t.test('on paper: the details are there, the controls are not', async () => {
    await page.open(shop)
    await page.send('Emulation.setEmulatedMedia', { media: 'print' })
    equal(
      await page.evaluate(`document.querySelector('#f1 dl').offsetHeight > 0 && document.querySelector('form').offsetHeight === 0`),
      true,
    )
    await page.send('Emulation.setEmulatedMedia', { media: '' })
    const { data } = await page.send<{ data: string }>('Page.printToPDF')
    equal(Buffer.from(data, 'base64').subarray(0, 5).toString(), '%PDF-')
  })

  await t.test('accessibility: landmarks, names of all controls, headings in order', async () => {
    await page.open(shop)
    type Node = { role?: { value: string }; name?: { value: string }; ignored: boolean }
    const { nodes } = await page.send<{ nodes: Node[] }>('Accessibility.getFullAXTree')
    const seen = nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => ({ role: role?.value ?? '', name: name?.value ?? '' }))
    for (const role of ['banner', 'navigation', 'main', 'contentinfo', 'search', 'status'])
      equal(seen.filter((one) => one.role === role).length, 1, role)
    const controls = seen.filter(({ role }) => ['button', 'combobox', 'searchbox', 'link', 'region', 'DisclosureTriangle'].includes(role))
    ok(controls.length > 20)
    deepEqual(
      controls.filter(({ name }) => name.trim() === ''),
      [],
    )
    const levels = await page.evaluate<number[]>(`[...document.querySelectorAll('h1,h2,h3,h4')].map((one) => Number(one.tagName[1]))`)
    levels.reduce((above, level) => (ok(level <= above + 1), level), 0)
  })

  await t.test('a narrow screen scrolls tables, not the page', async () => {
    await page.send('Emulation.setDeviceMetricsOverride', { width: 400, height: 800, deviceScaleFactor: 1, mobile: true })
    await page.open(shop)
    ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 400)
    await page.send('Emulation.clearDeviceMetricsOverride')
  })

  await t.test('without scripts all is there but the controls', async () => {
    await page.send('Emulation.setScriptExecutionDisabled', { value: true })
    await page.open(shop)
    equal(await page.evaluate(`document.querySelector('form').offsetHeight`), 0)
    ok((await page.evaluate<number>(`${shownRows}.length`)) > 50)
    await page.send('Emulation.setScriptExecutionDisabled', { value: false })
  })

  await t.test('foreign text runs nothing, and even what ran could ask nobody', async () => {
    const evil = `</script></style></title><script>window.ran=1</script><img src="http://127.0.0.1:9/x" onerror="window.ran=1">" onfocus="window.ran=1" autofocus x="`
    const hostile = result(
      [finding({ id: evil, title: evil, aliases: [evil], package: evil, location: [{ path: evil, layer: evil }], evidence: [evil] })],
      {
        subject: { kind: 'root', name: evil },
        verdict: { decision: 'deny', reasons: [evil], trace: [] },
      },
    )
    const url = pageFile('hostile.html', reporter('html')!.write(hostile, options))
    await page.open(url)
    equal(await page.evaluate(`window.ran`), undefined)
    equal(await page.evaluate(`document.images.length + document.querySelectorAll('script').length`), 1)
    deepEqual([page.requests(), page.complaints()], [[url], []])
    equal(await page.evaluate(`fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')`), 'refused')
    ok(page.complaints().some((text) => text.includes('Content Security Policy')))
  })

  await t.test('20,000 findings open, and can be searched', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => finding({ id: `CVE-2026-${10_000 + i}`, fingerprint: `f${i}` }))
    const text = reporter('html')!.write(result(many), options)
    ok(text.length < 25e6, `${text.length} bytes`)
    const start = performance.now()
    await page.open(pageFile('many.html', text))
    equal(await status(page), 'Showing the first 1000 of 20000 that fit, of 20000 findings')
    await page.evaluate(`document.querySelector('[data-more]').click()`)
    equal((await shown(page, 'row.id')).length, 2000)
    await choose(page, { search: 'cve-2026-29999' })
    equal(await status(page), 'Showing 1 of 20000 findings')
    const seconds = (performance.now() - start) / 1000
    t.diagnostic(`${(text.length / 1e6).toFixed(1)} MB, opened and searched in ${seconds.toFixed(1)} s`)
  })
})
