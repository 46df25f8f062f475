import { ParseError, conform } from '#base/index.ts'
import { type Purl, PurlError, parsePurl } from '#model/index.ts'
import { Branch, type CsafDocument, type Product } from './document.ts'

/** Branches within branches (CSAF 2.0, 6.1.5 has none deeper), and how often a relationship may lead to another. */
const DEPTH = 30
const HOPS = 4
/** Products of one document, a count. */
const PRODUCTS = 400_000

/** What a product id of a status stands for: a package as a component of a release, within a module stream where there is one. */
export type Component = {
  readonly ecosystem: string
  readonly name: string
  /** Empty where the product is any version. */
  readonly version: string
  readonly module?: string
}

type Parts = { readonly cpe?: string; readonly purl?: Purl; readonly module?: string; readonly id: string }

function purlOf(text: string | undefined): Purl | undefined {
  try {
    return text === undefined ? undefined : parsePurl(text)
  } catch (error) {
    if (error instanceof PurlError) return undefined
    throw error
  }
}

/** `pkg:rpmmod/redhat/nodejs@18:8090020231019:a75119d5` is the stream `nodejs:18`. */
const streamOf = ({ name, version = '' }: Purl): string => `${name}:${version.split(':', 1)[0]!}`

function partsOf({ product_id: id, product_identification_helper: helper }: Product): Parts {
  const purl = purlOf(helper?.purl)
  const isModule = purl?.type === 'rpmmod'
  const label = purl?.qualifiers?.['rpmmod']?.split(':').slice(0, 2).join(':')
  const module = isModule ? streamOf(purl) : label
  return {
    id,
    ...(helper?.cpe === undefined ? {} : { cpe: helper.cpe }),
    ...(purl && !isModule ? { purl } : {}),
    ...(module === undefined ? {} : { module }),
  }
}

/** The products of the branches; bounded in depth and number. @throws ParseError */
function* productsIn(branches: readonly unknown[], depth = 0): Generator<Product> {
  if (depth > DEPTH) throw new ParseError('too-deep', `a product tree of more than ${DEPTH} branches in each other`)
  for (const value of branches) {
    const branch = conform(Branch, value)
    if (branch.product) yield branch.product
    yield* productsIn(branch.branches ?? [], depth + 1)
  }
}

/** `curl-0:7.76.1-29.el9_4.x86_64`: a name, epoch, version, release and architecture, where no purl tells them. */
const NEVRA =
  /^(.{1,200})-((?:\d{1,9}:)?[^-:]{1,100}-[^-:]{1,100}?)(?:\.(?:src|noarch|nosrc|x86_64|aarch64|i[3-6]86|ppc64|ppc64le|s390|s390x))?$/

const withEpoch = ({ version = '', qualifiers }: Purl): string => {
  const epoch = qualifiers?.['epoch']
  return version === '' || epoch === undefined || epoch === '0' || version.includes(':') ? version : `${epoch}:${version}`
}

function packageOf({ id, purl }: Parts, platform: string): { readonly name: string; readonly version: string } | undefined {
  if (purl) return purl.type === 'rpm' ? { name: purl.name, version: withEpoch(purl) } : undefined
  const text = id.startsWith(`${platform}:`) ? id.slice(platform.length + 1) : id
  const [, name, version] = NEVRA.exec(text) ?? []
  if (name !== undefined && version !== undefined) return { name, version: version.replace(/^0:/, '') }
  return /^[\w.+-]{1,200}$/.test(text) ? { name: text, version: '' } : undefined
}

/** OSV's name of a release by its CPE; undefined for other products and for support that only some customers have. */
function ecosystemOf(cpe: string): string | undefined {
  const parts = cpe.replace(/^cpe:(?:2\.3:|\/)/, '').split(':')
  const [, vendor = '', product = '', version = '', update = ''] = parts
  const release = version.split('.', 1)[0]!
  if (vendor === 'redhat')
    return product === 'enterprise_linux' && /^\d{1,2}$/.test(release) ? `Red Hat:enterprise_linux:${release}` : undefined
  if (vendor === 'opensuse')
    return product === 'tumbleweed' ? 'openSUSE:Tumbleweed' : product === 'leap' && version !== '' ? `openSUSE:Leap ${version}` : undefined
  if (vendor !== 'suse' || !/^\d/.test(version)) return undefined
  if (/^(?:sle?-micro|suse-microos)/.test(product)) return `SUSE:Linux Micro ${version}`
  // Modules and the products that they belong to are one service pack.
  if (!/^(?:sle|sles|sled|sles_sap|sle_hpc|sle_rt|sle-(?:module|sdk|we|ha|hpc|rt)[\w-]*|sle[sd]?-\w+)$/.test(product)) return undefined
  const pack = /^sp(\d{1,2})/.exec(update)?.[1]
  return `SUSE:${pack === undefined ? version : `${version}.${pack}`}`
}

type Edge = { readonly component: string; readonly platform: string; readonly own: Product }

/** Reads product ids of one document. */
export function componentsOf({ product_tree: tree }: CsafDocument): (id: string) => Component | undefined {
  const products = new Map<string, Parts>()
  const add = (product: Product): void => {
    if (products.size >= PRODUCTS) throw new ParseError('too-large', `more than ${PRODUCTS} products`)
    products.set(product.product_id, partsOf(product))
  }
  for (const product of productsIn(tree?.branches ?? [])) add(product)
  for (const product of tree?.full_product_names ?? []) add(product)
  const edges = new Map(
    (tree?.relationships ?? []).map((one): [string, Edge] => [
      one.full_product_name.product_id,
      { component: one.product_reference, platform: one.relates_to_product_reference, own: one.full_product_name },
    ]),
  )
  /** Of a package in a module in a release: the release's CPE and the module, by the chain of relationships. */
  const placeOf = (id: string, hops = 0): { readonly cpe?: string; readonly module?: string } => {
    const edge = edges.get(id)
    const own = products.get(id)
    if (!edge || hops >= HOPS)
      return { ...(own?.cpe === undefined ? {} : { cpe: own.cpe }), ...(own?.module === undefined ? {} : { module: own.module }) }
    const module = products.get(edge.component)?.module
    return { ...(module === undefined ? {} : { module }), ...placeOf(edge.platform, hops + 1) }
  }
  return (id) => {
    const edge = edges.get(id)
    if (!edge) return undefined
    const { cpe, module: outer } = placeOf(edge.platform)
    const ecosystem = cpe === undefined ? undefined : ecosystemOf(cpe)
    const parts = products.get(edge.component) ?? partsOf({ ...edge.own, product_id: edge.component })
    const named = ecosystem === undefined ? undefined : packageOf(parts, edge.platform)
    const module = parts.module ?? outer
    return ecosystem === undefined || !named ? undefined : { ecosystem, ...named, ...(module === undefined ? {} : { module }) }
  }
}
