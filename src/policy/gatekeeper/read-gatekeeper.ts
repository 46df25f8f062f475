import { type PolicyDocument, errorAt, textAt } from '../policy-document.ts'
import { kindOf } from '../workloads/group-kind.ts'
import { type Constraint, readConstraint } from './constraint.ts'
import { type Template, readTemplate } from './template.ts'

const TEMPLATES = /^templates\.gatekeeper\.sh\/v1(?:alpha1|beta1)?$/
const CONSTRAINTS = 'constraints.gatekeeper.sh'

const isTemplate = ({ object }: PolicyDocument): boolean =>
  TEMPLATES.test(textAt(object, 'apiVersion')) && object.kind === 'ConstraintTemplate'

const isConstraint = ({ object }: PolicyDocument): boolean => kindOf(object).group === CONSTRAINTS

/** Whether a document is Gatekeeper's: a template or a constraint. */
export const isGatekeeper = (document: PolicyDocument): boolean => isTemplate(document) || isConstraint(document)

export type Gatekeeper = {
  readonly templates: readonly Template[]
  /** Each with its template. */
  readonly constraints: readonly Constraint[]
}

/**
 * The templates and constraints among documents; a constraint may stand before its template.
 * @throws PolicyError at what Gatekeeper would refuse: a constraint without its template too, for nobody could say what it asks
 */
export function readGatekeeper(documents: readonly PolicyDocument[]): Gatekeeper {
  const templates = new Map<string, Template>()
  for (const document of documents.filter(isTemplate)) {
    const template = readTemplate(document)
    if (templates.has(template.kind)) throw errorAt(document, ['metadata', 'name'], `the kind "${template.kind}" has a template already`)
    templates.set(template.kind, template)
  }
  const constraints = documents.filter(isConstraint).map((document) => {
    const kind = textAt(document.object, 'kind')
    const template = templates.get(kind)
    if (!template) throw errorAt(document, ['kind'], `the constraint's kind "${kind}" has no ConstraintTemplate`)
    return readConstraint(document, template)
  })
  return { templates: [...templates.values()], constraints }
}
