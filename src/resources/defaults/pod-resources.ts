import { type Quantity, formatQuantity, parseQuantity } from '../quantity.ts'
import type { Draft } from './contract.ts'

type Amounts = Map<string, Quantity>

function amountsOf(value: unknown): Amounts {
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([name, amount]) => {
      const quantity = typeof amount === 'string' || typeof amount === 'number' ? parseQuantity(String(amount)) : undefined
      return quantity ? [[name, quantity] as const] : []
    }),
  )
}

function add(to: Amounts, more: Amounts): void {
  for (const [name, quantity] of more) {
    const known = to.get(name)
    to.set(name, known ? { nano: known.nano + quantity.nano, format: known.format } : quantity)
  }
}

function raise(to: Amounts, other: Amounts): void {
  for (const [name, quantity] of other) if ((to.get(name)?.nano ?? -1n) < quantity.nano) to.set(name, quantity)
}

const resourcesOf = (container: unknown, which: 'limits' | 'requests'): Amounts => {
  const { resources } = container as { readonly resources?: Readonly<Draft> }
  return amountsOf(resources?.[which])
}

const listOf = (value: unknown): readonly Draft[] =>
  Array.isArray(value) ? value.filter((item): item is Draft => typeof item === 'object' && item !== null) : []

/** What the containers of a pod need at most at one time: all of them, or one that initializes beside the sidecars before it. */
function together(spec: Draft, which: 'limits' | 'requests'): Amounts {
  const sum: Amounts = new Map()
  for (const container of listOf(spec['containers'])) add(sum, resourcesOf(container, which))
  const sidecars: Amounts = new Map()
  const most: Amounts = new Map()
  for (const container of listOf(spec['initContainers'])) {
    const own = resourcesOf(container, which)
    if (container['restartPolicy'] === 'Always') {
      add(sum, own)
      add(sidecars, own)
      raise(most, sidecars)
    } else {
      add(own, sidecars)
      raise(most, own)
    }
  }
  raise(sum, most)
  return sum
}

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')

const isOfPods = (name: string): boolean => name === 'cpu' || name === 'memory' || isHugePages(name)

const written = (amounts: Amounts): Draft => Object.fromEntries([...amounts].map(([name, quantity]) => [name, formatQuantity(quantity)]))

/** Resources of a pod as a whole, KEP-2837: what is limited and not requested is requested as its containers do, or as it is limited. */
export function defaultPodResources(spec: Draft): void {
  const resources = { ...(spec['resources'] as Draft) }
  const limits = amountsOf(resources['limits'])
  const requests = amountsOf(resources['requests'])
  if (limits.size + requests.size === 0) return
  for (const [name, quantity] of together(spec, 'limits'))
    if (isHugePages(name) && !requests.has(name) && !limits.has(name)) limits.set(name, quantity)
  if (limits.size > 0) {
    resources['limits'] = written(limits)
    for (const [name, quantity] of together(spec, 'requests'))
      if (!requests.has(name) && (name === 'cpu' || name === 'memory')) requests.set(name, quantity)
    for (const [name, quantity] of limits) if (!requests.has(name) && isOfPods(name)) requests.set(name, quantity)
  }
  if (requests.size > 0) resources['requests'] = written(requests)
  spec['resources'] = resources
}
