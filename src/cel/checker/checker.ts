import {
  type Ast,
  type CallNode,
  type ComprehensionNode,
  type ListNode,
  type MapNode,
  type Node,
  OPERATORS,
  type SelectNode,
  type StructNode,
} from '../ast/index.ts'
import { type Declarations, declared, functionNamed, structNamed } from '../declarations.ts'
import { CelError, type Problem } from '../errors.ts'
import type { Overload } from '../library.ts'
import { qualifiedName } from '../parser/index.ts'
import { CelType, formatType, hasParams, isOptionalType, sameType, typeOf, types } from '../values/index.ts'
import type { Checked, Reference } from './checked.ts'
import { type LiteralOptions, checkLiterals } from './literals.ts'
import { Scope } from './scope.ts'
import { Substitution, bounded } from './substitution.ts'

/** Problems that are kept; a message may name types of some thousand characters. */
const MOST_PROBLEMS = 1000

const isDynamic = ({ kind }: CelType): boolean => kind === 'dyn' || kind === 'error' || kind === 'any'

/** The type within an optional one. */
const unwrapped = (type: CelType): CelType => (isOptionalType(type) ? type.params[0]! : type)

/** `(int, string)`, or with a receiver `string.(int)`. */
function signature(args: readonly CelType[], member: boolean): string {
  const [receiver, ...rest] = args
  const list = (of: readonly CelType[]): string => `(${of.map(formatType).join(', ')})`
  return member && receiver ? `${formatType(receiver)}.${list(rest)}` : list(args)
}

/** With type parameters of its own, so that two calls do not mix theirs. */
function instantiate(
  { params, result }: Overload,
  substitution: Substitution,
): { readonly params: readonly CelType[]; readonly result: CelType } {
  if (!params.some(hasParams) && !hasParams(result)) return { params, result }
  const renamed = new Map<string, CelType>()
  const rename = (type: CelType): CelType => {
    if (type.kind !== 'param')
      return type.params.length === 0 ? type : new CelType(type.kind, type.name, type.params.map(rename), type.nullable)
    const own = renamed.get(type.name) ?? substitution.fresh()
    renamed.set(type.name, own)
    return own
  }
  return { params: params.map(rename), result: rename(result) }
}

class Checker {
  readonly #declarations: Declarations
  readonly #options: LiteralOptions
  readonly #ast: Ast
  readonly #types = new Map<number, CelType>()
  readonly #references = new Map<number, Reference>()
  readonly #problems: Problem[] = []
  readonly #substitution = new Substitution()
  #scope = new Scope()

  constructor(ast: Ast, declarations: Declarations, options: LiteralOptions) {
    this.#ast = ast
    this.#declarations = declarations
    this.#options = options
  }

  check(): Checked {
    this.#check(this.#ast.root)
    if (this.#problems.length > 0) throw new CelError('type', this.#ast.source, this.#problems)
    const known = new Map<number, CelType>()
    for (const [id, type] of this.#types) known.set(id, this.#substitution.apply(type, true))
    const problems = checkLiterals(this.#ast.root, known, this.#declarations, this.#options)
    if (problems.length > 0) throw new CelError('type', this.#ast.source, problems)
    return { ast: this.#ast, types: known, references: this.#references, type: known.get(this.#ast.root.id)! }
  }

  #report(offset: number, message: string): CelType {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ offset, message })
    return types.error
  }

  #check(node: Node): CelType {
    const type = bounded(this.#typeOf(node))
    this.#types.set(node.id, type)
    return type
  }

  #typeOf(node: Node): CelType {
    switch (node.kind) {
      case 'literal':
        return typeOf(node.value)
      case 'ident':
        return this.#name(node, node.name) ?? this.#undeclared(node.at, node.name)
      case 'select':
        return this.#select(node)
      case 'call':
        return this.#call(node)
      case 'list':
        return this.#list(node)
      case 'map':
        return this.#map(node)
      case 'struct':
        return this.#struct(node)
      case 'comprehension':
        return this.#comprehension(node)
    }
  }

  #undeclared(offset: number, name: string): CelType {
    return this.#report(offset, `undeclared reference to '${name}' (in container '${this.#declarations.container}')`)
  }

  /** The type of a variable or constant, whose reference the node gets; undefined when there is none of that name. */
  #name(node: Node, name: string): CelType | undefined {
    const local = this.#scope.typeOf(name)
    if (local) {
      this.#references.set(node.id, { kind: 'local', name })
      return local
    }
    const found = declared(this.#declarations, name)
    if (!found) return undefined
    if (found.kind === 'variable') {
      this.#references.set(node.id, { kind: 'variable', name: found.name })
      return found.type
    }
    this.#references.set(node.id, { kind: 'constant', constant: found.constant })
    return found.constant.type
  }

  #select(node: SelectNode): CelType {
    const name = qualifiedName(node)
    // A loop's variable hides names that begin with it.
    if (name !== undefined && !this.#scope.typeOf(name.split('.', 1)[0]!)) {
      const type = this.#name(node, name)
      if (type) return type
    }
    const type = this.#field(node, node.operand, node.field, false)
    return node.test ? types.bool : this.#substitution.apply(type)
  }

  #field(node: Node, operand: Node, field: string, optional: boolean): CelType {
    const type = this.#substitution.apply(this.#check(operand))
    const target = unwrapped(type)
    const result = this.#fieldOf(node, target, field)
    return target !== type || optional ? types.optional(result) : result
  }

  #fieldOf(node: Node, target: CelType, field: string): CelType {
    if (target.kind === 'map') return target.params[1]!
    if (target.kind === 'struct') {
      const type = this.#declarations.provider?.findField(target.name, field)
      return type ?? this.#report(node.at, `undefined field '${field}'`)
    }
    if (target.kind === 'param') this.#substitution.assign(types.dyn, target)
    else if (!isDynamic(target)) this.#report(node.at, `type '${formatType(target)}' does not support field selection`)
    return types.dyn
  }

  #call(node: CallNode): CelType {
    const { target, args } = node
    if (node.name === OPERATORS.optionalSelect) return this.#optionalSelect(node)
    for (const arg of args) this.#check(arg)
    if (node.name === OPERATORS.and || node.name === OPERATORS.or) return this.#logical(node)
    const prefix = target && qualifiedName(target)
    if (prefix !== undefined && !this.#scope.typeOf(prefix.split('.', 1)[0]!)) {
      const found = functionNamed(this.#declarations, `${prefix}.${node.name}`)
      if (found) return this.#resolve(node, found, undefined, true)
    }
    if (target) this.#check(target)
    const found = functionNamed(this.#declarations, node.name)
    return found ? this.#resolve(node, found, target, false) : this.#undeclared(node.at, node.name)
  }

  #optionalSelect(node: CallNode): CelType {
    const [operand, field] = node.args
    const name = field?.kind === 'literal' && typeof field.value === 'string' ? field.value : ''
    this.#types.set(field!.id, types.string)
    return this.#substitution.apply(this.#field(node, operand!, name, true))
  }

  #logical(node: CallNode): CelType {
    let fits = true
    for (const arg of node.args) {
      const type = this.#types.get(arg.id)!
      if (this.#substitution.assign(type, types.bool)) continue
      fits = false
      this.#report(arg.at, `expected type 'bool' but found '${formatType(this.#substitution.apply(type))}'`)
    }
    return fits ? types.bool : types.error
  }

  #resolve(
    node: CallNode,
    { name, overloads }: { readonly name: string; readonly overloads: readonly Overload[] },
    target: Node | undefined,
    namespaced: boolean,
  ): CelType {
    const args = (target ? [target, ...node.args] : node.args).map(({ id }) => this.#types.get(id)!)
    const fitting: Overload[] = []
    let result: CelType | undefined
    for (const overload of overloads) {
      if ((overload.member ?? false) !== (target !== undefined) || overload.params.length !== args.length) continue
      const own = instantiate(overload, this.#substitution)
      if (!this.#substitution.assignAll(args, own.params)) continue
      fitting.push(overload)
      const type = this.#substitution.apply(own.result)
      if (!result) result = type
      else if (!isDynamic(result) && !sameType(type, result)) result = types.dyn
    }
    if (!result) {
      const applied = signature(
        args.map((arg) => this.#substitution.apply(arg, true)),
        target !== undefined,
      )
      return this.#report(node.at, `found no matching overload for '${name}' applied to '${applied}'`)
    }
    this.#references.set(node.id, { kind: 'function', name, namespaced, overloads: fitting })
    return result
  }

  /** The type of an element that is there only when its value is. */
  #elementType(node: Node, optional: boolean): CelType {
    const type = this.#types.get(node.id)!
    if (!optional) return type
    const applied = this.#substitution.apply(type)
    if (!isOptionalType(applied) && !isDynamic(applied)) this.#mismatch(node, types.optional(applied), applied)
    return unwrapped(applied)
  }

  #mismatch(node: Node, wanted: CelType, found: CelType): CelType {
    return this.#report(node.at, `expected type '${formatType(wanted)}' but found '${formatType(found)}'`)
  }

  /** The type of elements so far and one more; of values of several types nothing is known. */
  #join(before: CelType | undefined, next: CelType): CelType {
    return before ? (this.#substitution.join(before, next) ?? types.dyn) : next
  }

  #list({ elements, optional }: ListNode): CelType {
    const skippable = new Set(optional)
    let type: CelType | undefined
    for (const [i, element] of elements.entries()) {
      this.#check(element)
      type = this.#join(type, this.#elementType(element, skippable.has(i)))
    }
    return types.list(type ?? this.#substitution.fresh())
  }

  #map({ entries }: MapNode): CelType {
    let keyType: CelType | undefined
    let valueType: CelType | undefined
    for (const { key, value, optional } of entries) {
      keyType = this.#join(keyType, this.#check(key))
      this.#check(value)
      valueType = this.#join(valueType, this.#elementType(value, optional))
    }
    return types.map(keyType ?? this.#substitution.fresh(), valueType ?? this.#substitution.fresh())
  }

  #struct(node: StructNode): CelType {
    const found = structNamed(this.#declarations, node.type)
    for (const { value } of node.fields) this.#check(value)
    if (!found) return this.#undeclared(node.at, node.type)
    if (!this.#declarations.provider || (found.type.kind !== 'struct' && !found.type.nullable))
      return this.#report(node.at, `'${formatType(found.type)}' is not a message type`)
    this.#references.set(node.id, { kind: 'struct', name: found.name, type: found.type })
    for (const { name, value, optional, at } of node.fields) {
      const wanted = this.#declarations.provider.findField(found.name, name)
      const given = this.#elementType(value, optional)
      if (!wanted) this.#report(at, `undefined field '${name}'`)
      else if (!this.#substitution.assign(wanted, given))
        this.#report(at, `expected type of field '${name}' is '${formatType(wanted)}' but provided type is '${formatType(given)}'`)
    }
    return found.type
  }

  /** The types of a loop's variables. */
  #elements({ range, second }: ComprehensionNode, type: CelType): readonly [CelType, CelType] {
    switch (type.kind) {
      case 'list':
        return second === undefined ? [type.params[0]!, types.dyn] : [types.int, type.params[0]!]
      case 'map':
        return [type.params[0]!, type.params[1]!]
      case 'any':
      case 'dyn':
      case 'error':
      case 'param':
        this.#substitution.assign(types.dyn, type)
        return [types.dyn, types.dyn]
      default:
        this.#report(
          range.at,
          `expression of type '${formatType(type)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
        )
        return [types.error, types.error]
    }
  }

  #comprehension(node: ComprehensionNode): CelType {
    const range = this.#substitution.apply(this.#check(node.range))
    const accumulated = this.#check(node.init)
    const outer = this.#scope
    const [first, second] = this.#elements(node, range)
    const withResult = outer.with([node.accumulator, accumulated])
    this.#scope = withResult.with([node.variable, first], ...(node.second === undefined ? [] : [[node.second, second] as const]))
    this.#assert(node.condition, types.bool)
    this.#assert(node.step, accumulated)
    this.#scope = withResult
    const result = this.#check(node.result)
    this.#scope = outer
    return this.#substitution.apply(result)
  }

  #assert(node: Node, wanted: CelType): void {
    const type = this.#check(node)
    if (!this.#substitution.assign(wanted, type)) this.#mismatch(node, this.#substitution.apply(wanted), this.#substitution.apply(type))
  }
}

/** @throws CelError with all that does not fit. */
export const check = (ast: Ast, declarations: Declarations, options: LiteralOptions): Checked =>
  new Checker(ast, declarations, options).check()
