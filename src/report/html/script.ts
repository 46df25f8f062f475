/**
 * Search, filter and group, for each table of findings of the page. All that it reads is on the page; without it the page is whole. Texts are
 * only ever set as text.
 */
export const script = `
'use strict'
// Rows on the screen at once: a browser lays out some thousand in no time.
const STEP = 1000
for (const area of document.querySelectorAll('[data-findings]')) {
  const form = area.querySelector('form')
  const table = area.querySelector('table')
  const status = area.querySelector('[role=status]')
  const more = area.querySelector('[data-more]')
  const rows = [...area.querySelectorAll('table.findings tbody')]
  // What is folded away without the script takes its turn here.
  for (const rest of area.querySelectorAll('[data-rest]')) rest.remove()
  let limit = STEP
  const facets = [...form.querySelectorAll('select[data-facet]')]
  const texts = new Map()
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase())
    return texts.get(row)
  }
  const heading = (name, count) => {
    const body = document.createElement('tbody')
    body.className = 'group'
    const cell = document.createElement('th')
    cell.colSpan = 6
    cell.scope = 'rowgroup'
    cell.textContent = name + ': ' + count + (count === 1 ? ' finding' : ' findings')
    body.insertRow().append(cell)
    return body
  }
  const grouped = (fitting) => {
    const by = form.elements.namedItem('group').value
    if (by === '') return [['', fitting]]
    const groups = new Map()
    for (const row of fitting) {
      const name = row.dataset[by] || 'none'
      if (!groups.has(name)) groups.set(name, [])
      groups.get(name).push(row)
    }
    const label = by === 'layer' ? 'layer ' : ''
    const ordered = [...groups].map(([name, members]) => [label + name, members])
    return by === 'layer' ? ordered.sort((a, b) => Number(a[1][0].dataset.layer || 1e9) - Number(b[1][0].dataset.layer || 1e9)) : ordered
  }
  const arrange = (fitting) => {
    for (const old of table.querySelectorAll('tbody.group')) old.remove()
    for (const row of rows) row.hidden = true
    let left = limit
    for (const [name, members] of grouped(fitting)) {
      if (left <= 0) break
      if (name !== '') table.append(heading(name, members.length))
      for (const row of members.slice(0, left)) row.hidden = false
      table.append(...members.slice(0, left))
      left -= members.length
    }
  }
  const apply = () => {
    const words = form.elements.namedItem('search').value.toLowerCase().split(/\\s+/).filter(Boolean)
    const wanted = facets.map((one) => [one.name, one.value]).filter((pair) => pair[1] !== '')
    const fitting = rows.filter(
      (row) => wanted.every(([name, value]) => row.dataset[name] === value) && words.every((word) => textOf(row).includes(word)),
    )
    arrange(fitting)
    more.hidden = fitting.length <= limit
    status.textContent =
      fitting.length > limit
        ? 'Showing the first ' + limit + ' of ' + fitting.length + ' that fit, of ' + rows.length + ' findings'
        : 'Showing ' + fitting.length + ' of ' + rows.length + ' findings'
  }
  let timer
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(apply, 120)
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(apply))
  more.addEventListener('click', () => {
    limit += STEP
    apply()
  })
  const unfold = (open) => {
    for (const row of rows) if (!row.hidden) for (const one of row.querySelectorAll('details')) one.open = open
  }
  form.querySelector('[data-unfold]').addEventListener('click', () => unfold(true))
  form.querySelector('[data-fold]').addEventListener('click', () => unfold(false))
  const arrive = () => {
    const row = rows.find((one) => '#' + one.id === location.hash)
    if (!row) return
    if (row.hidden) {
      form.reset()
      limit = Math.max(limit, rows.indexOf(row) + 1)
      apply()
    }
    const details = row.querySelector('details')
    if (details) details.open = true
    row.scrollIntoView()
  }
  addEventListener('hashchange', arrive)
  form.hidden = false
  apply()
  arrive()
}
`
