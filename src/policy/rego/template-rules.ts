import type { Constraint } from '../gatekeeper/constraint.ts'
import type { Gatekeeper } from '../gatekeeper/read-gatekeeper.ts'
import type { Template } from '../gatekeeper/template.ts'
import type { Rego, RegoEntrypoint } from './engine/open-rego.ts'

/** A constraint whose template is written in Rego, with what was built of that; `lacks` says what was not. */
export type RegoConstraint = Constraint & ({ readonly rule: RegoEntrypoint } | { readonly lacks: string; readonly hint: string })

/** The rule that Gatekeeper asks a template for. */
const RULE = 'violation'

/** `package a.b["c"]` as the path of an entry point: `a/b/c`. Undefined where there is none, as in what is no Rego. */
export function packagePath(rego: string): string | undefined {
  const name = /^[ \t]*package[ \t]+([\w.[\]"/-]+)/m.exec(rego)?.[1]
  return name?.replaceAll(/\["([^"\]]*)"\]/g, '.$1').replaceAll('.', '/')
}

/** An entry point for the rule, or for its package. */
function ruleOf(path: string, entrypoints: readonly RegoEntrypoint[]): RegoEntrypoint | undefined {
  const rule = entrypoints.find((one) => one.path === `${path}/${RULE}`)
  if (rule) return rule
  const whole = entrypoints.find((one) => one.path === path)
  if (!whole) return undefined
  const violations = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && RULE in value ? (value as { readonly [RULE]: unknown })[RULE] : undefined
  return {
    ...whole,
    evaluate: async (input) => {
      const answer = await whole.evaluate(input)
      return 'failure' in answer ? answer : { value: violations(answer.value) }
    },
  }
}

type Source = { readonly path: string; readonly rego: string; readonly version: string }

function sourceOf({ code }: Template): Source | undefined {
  if (code.engine !== 'rego') return undefined
  return { path: packagePath(code.rego) ?? 'template', rego: code.rego, version: code.version }
}

/** Packages that several templates have, with other rules in each: a bundle has one of them, and nobody knows whose. */
function sharedPackages(templates: readonly Template[]): ReadonlySet<string> {
  const known = new Map<string, string>()
  const shared = new Set<string>()
  for (const source of templates.map(sourceOf)) {
    if (!source) continue
    const rego = known.get(source.path)
    if (rego !== undefined && rego !== source.rego) shared.add(source.path)
    known.set(source.path, source.rego)
  }
  return shared
}

/** Those of the constraints whose templates are in Rego, each with the rule of a bundle that has its template's package. */
export function regoConstraints({ templates, constraints }: Gatekeeper, { entrypoints }: Pick<Rego, 'entrypoints'>): RegoConstraint[] {
  const shared = sharedPackages(templates)
  return constraints.flatMap((constraint) => {
    const source = sourceOf(constraint.template)
    if (!source) return []
    const { path, version } = source
    const flags = version === 'v0' ? ' --v0-compatible' : ''
    const hint = `opa build -t wasm${flags} -e ${path}/${RULE}`
    if (shared.has(path)) return [{ ...constraint, lacks: `bundle of its own package, not of "${path}" as other templates`, hint }]
    const rule = ruleOf(path, entrypoints)
    return [{ ...constraint, ...(rule ? { rule } : { lacks: `bundle with "${path}/${RULE}"`, hint }) }]
  })
}

/** What is left for conftest's way of asking: entry points that no template asks for. */
export function unclaimed({ entrypoints }: Pick<Rego, 'entrypoints'>, templates: readonly Template[]): readonly RegoEntrypoint[] {
  const paths = new Set(templates.flatMap((template) => sourceOf(template)?.path ?? []))
  return entrypoints.filter(({ path }) => !paths.has(path) && !paths.has(path.split('/').slice(0, -1).join('/')))
}
