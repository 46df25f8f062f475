import type { Constant, Overload, TypeProvider } from './library.ts'
import { type CelType, types } from './values/index.ts'

/** What a name stands for outside of a loop. */
export type Declared =
  | { readonly kind: 'variable'; readonly name: string; readonly type: CelType }
  | { readonly kind: 'constant'; readonly name: string; readonly constant: Constant }

/** All that expressions of an environment may name. */
export type Declarations = {
  readonly variables: ReadonlyMap<string, CelType>
  readonly constants: ReadonlyMap<string, Constant>
  readonly functions: ReadonlyMap<string, readonly Overload[]>
  readonly types: ReadonlyMap<string, CelType>
  readonly provider: TypeProvider | undefined
  readonly container: string
}

/** The names that a name may mean within a container, the most qualified first; a leading dot leaves one. */
export function candidates(container: string, name: string): readonly string[] {
  if (name.startsWith('.')) return [name.slice(1)]
  const names = [name]
  for (let prefix = container; prefix !== ''; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.'))))
    names.push(`${prefix}.${name}`)
  return names.length === 1 ? names : [...names.slice(1), name]
}

/** A variable, constant or type of that name. */
export function declared(declarations: Declarations, name: string): Declared | undefined {
  for (const candidate of candidates(declarations.container, name)) {
    const type = declarations.variables.get(candidate)
    if (type) return { kind: 'variable', name: candidate, type }
    const constant = declarations.constants.get(candidate)
    if (constant) return { kind: 'constant', name: candidate, constant }
    const named = declarations.types.get(candidate) ?? declarations.provider?.findType(candidate)
    if (named) return { kind: 'constant', name: candidate, constant: { type: types.typeOf(named), value: named } }
  }
  return undefined
}

/** The overloads of a function, with its full name. */
export function functionNamed(
  { container, functions }: Declarations,
  name: string,
): { readonly name: string; readonly overloads: readonly Overload[] } | undefined {
  for (const candidate of candidates(container, name)) {
    const overloads = functions.get(candidate)
    if (overloads) return { name: candidate, overloads }
  }
  return undefined
}

/** The type that a struct literal makes. */
export function structNamed(declarations: Declarations, name: string): { readonly name: string; readonly type: CelType } | undefined {
  for (const candidate of candidates(declarations.container, name)) {
    const type = declarations.types.get(candidate) ?? declarations.provider?.findType(candidate)
    if (type) return { name: candidate, type }
  }
  return undefined
}
