/**
 * Search, filter and group, for each table of findings of the page. All that it reads is on the page; without it the page is whole. Texts are
 * only ever set as text.
 */
export const script = `
'use strict'
for (const area of document.querySelectorAll('[data-findings]')) {
  const form = area.querySelector('form')
  const table = area.querySelector('table')
  const status = area.querySelector('[role=status]')
  const rows = [...table.tBodies]
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
  const arrange = (shown) => {
    const by = form.elements.namedItem('group').value
    for (const old of table.querySelectorAll('tbody.group')) old.remove()
    if (by === '') return table.append(...rows)
    const groups = new Map()
    for (const row of shown) {
      const name = row.dataset[by] || 'none'
      if (!groups.has(name)) groups.set(name, [])
      groups.get(name).push(row)
    }
    const ordered = [...groups]
    if (by === 'layer') ordered.sort((a, b) => (parseInt(a[0]) || Infinity) - (parseInt(b[0]) || Infinity) || 0)
    const label = by === 'layer' ? 'layer ' : ''
    table.append(...ordered.flatMap(([name, members]) => [heading(label + name, members.length), ...members]))
  }
  const apply = () => {
    const words = form.elements.namedItem('search').value.toLowerCase().split(/\\s+/).filter(Boolean)
    const wanted = facets.map((one) => [one.name, one.value]).filter((pair) => pair[1] !== '')
    const shown = rows.filter((row) => {
      const fits = wanted.every(([name, value]) => row.dataset[name] === value) && words.every((word) => textOf(row).includes(word))
      row.hidden = !fits
      return fits
    })
    arrange(shown)
    status.textContent = 'Showing ' + shown.length + ' of ' + rows.length + ' findings'
  }
  let timer
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(apply, 120)
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => setTimeout(apply))
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
