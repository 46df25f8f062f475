import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { VexFormatId } from './vex-documents.ts'

/** The published schemas, beside the checkout where they are at all. */
const schemas = new URL('../../shared/schemas/', import.meta.url)
export const haveSchemas = existsSync(schemas)

const load = (name: string): object => JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as object

function prepared<A extends Ajv | Ajv2020>(ajv: A): A {
  addFormats.default(ajv)
  for (const format of ['iri', 'iri-reference', 'idn-email']) ajv.addFormat(format, true)
  return ajv
}

/** CSAF refers to the schemas of CVSS, of which the older ones are written for an older draft. */
function csaf() {
  const ajv = prepared(new Ajv2020({ strict: false, logger: false }))
  for (const version of ['2.0', '3.0', '3.1']) {
    const { $schema: _, id: __, ...schema } = load(`csaf/cvss-v${version}.json`) as Record<string, unknown>
    ajv.addSchema({ ...schema, $id: `https://www.first.org/cvss/cvss-v${version}.json` })
  }
  return ajv.compile(load('csaf/csaf-2.0.json'))
}

function cyclonedx() {
  const ajv = prepared(new Ajv({ strict: false, logger: false }))
  for (const name of ['cyclonedx-spdx.schema.json', 'cyclonedx-jsf-0.82.schema.json']) ajv.addSchema(load(name))
  return ajv.compile(load('cyclonedx-bom-1.6.schema.json'))
}

const openvex = () => prepared(new Ajv2020({ strict: false, logger: false })).compile(load('openvex-0.2.0.schema.json'))

const COMPILERS = { csaf, cyclonedx, openvex }

/** What the schema of a format says against a document; undefined when it is valid. */
export function schemaOf(format: VexFormatId): (document: unknown) => string | undefined {
  const validate = COMPILERS[format]()
  return (document) => (validate(document) ? undefined : JSON.stringify(validate.errors))
}
