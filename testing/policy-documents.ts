import { LineCounter, isPair, isScalar, parseAllDocuments } from 'yaml'
import { offsetInYaml } from '../src/source-text/index.ts'
import type { Json } from '../src/policy/judgement.ts'
import type { PolicyDocument } from '../src/policy/policy-document.ts'

/** The objects of a YAML text, each knowing where its fields stand. */
export function policyDocuments(text: string, path = 'policy.yaml'): PolicyDocument[] {
  const lines = new LineCounter()
  const documents = [...parseAllDocuments(text, { lineCounter: lines })].filter((document) => document.toJS() !== null)
  return documents.map((document) => ({
    path,
    object: document.toJS() as Json,
    place: (field) => {
      const item: unknown = document.getIn(field, true)
      const offset = isScalar(item) && !isPair(item) ? item.range![0] : offsetInYaml(document.contents, field)
      const { line, col } = lines.linePos(offset)
      return { line, column: col }
    },
  }))
}
