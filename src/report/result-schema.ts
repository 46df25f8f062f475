import * as z from 'zod'
import { findingKinds, severities } from '#model/index.ts'
import { InputsSchema, Location, SubjectSchema, UnknownSchema, instant, text } from './schema-parts.ts'

/** The result document as it is published (docs/reference/result.schema.json is made of this): the same as the types of result.ts. */
const Distribution = z.object({
  id: text,
  version: text,
  codename: text.exactOptional(),
  like: z.array(text),
  name: text.exactOptional(),
  endOfLife: text.exactOptional().describe('the day that its support ended'),
  support: z
    .object({
      status: z.enum(['supported', 'ended', 'undetermined']),
      standard: text.exactOptional().describe('the last day of support for everybody'),
      longTerm: text.exactOptional().describe('the last day of a long-term team’s work, which is free too'),
      extended: text.exactOptional().describe('the last day of support that has to be paid for or asked for'),
    })
    .exactOptional(),
})

const Package = z.object({
  purl: text,
  type: text,
  name: text,
  version: text,
  source: z.object({ name: text, version: text }).exactOptional(),
  licence: text.exactOptional().describe('an SPDX expression'),
  locations: z.array(Location),
  foundBy: z.array(text),
  evidence: z.enum(['installed', 'declared']),
  dependsOn: z.array(text),
  owner: text.exactOptional(),
})

const Reason = z.object({
  advisory: text,
  source: text,
  sourceDate: text,
  ecosystem: text,
  name: text,
  scheme: text,
  installed: text,
  clause: text,
  fixed: text.exactOptional(),
  uncertain: z.literal(true).exactOptional().describe('the installed version breaks the grammar of the scheme'),
  state: z.enum(['undetermined', 'postponed', 'ignored', 'end-of-life']).exactOptional().describe('what the publisher says of no fix'),
})

const common = {
  fingerprint: text,
  id: text,
  aliases: z.array(text),
  severity: z.enum(severities),
  severitySource: text,
  title: text,
  location: z.array(Location),
  morePlaces: z.number().exactOptional().describe('places beyond those listed'),
  package: text.exactOptional(),
  evidence: z.array(text).exactOptional(),
  origin: z.enum(['base', 'own', 'undetermined']).exactOptional().describe('from the base image or built on it'),
  status: z.enum(['open', 'excepted', 'not-affected', 'fixed']),
  exception: z
    .object({
      source: text,
      owner: text.exactOptional(),
      reason: text.exactOptional(),
      approvedBy: text.exactOptional(),
      expires: instant.exactOptional(),
    })
    .exactOptional(),
  inlineIgnore: z
    .object({ comment: text, until: text.exactOptional() })
    .exactOptional()
    .describe('a comment in the file by which another tool would leave it out'),
  vex: z
    .object({
      source: text,
      author: text,
      status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation']),
      justification: text.exactOptional(),
      statement: text.exactOptional(),
      time: instant.exactOptional(),
    })
    .exactOptional(),
  isNew: z.boolean().exactOptional().describe('with a baseline: whether that result lacks it'),
}

const Advice = z.object({ action: z.literal('advice'), text })

const Finding = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('vulnerability'),
    score: z.number().exactOptional(),
    vectors: z.array(text).exactOptional(),
    knownExploited: z.object({ since: text, ransomware: z.boolean() }).exactOptional(),
    epss: z.object({ score: z.number(), percentile: z.number() }).exactOptional(),
    disputed: z.boolean().exactOptional(),
    reasons: z.array(Reason),
    dissent: z
      .array(z.object({ advisory: text, source: text, clause: text }))
      .exactOptional()
      .describe('sources that list it and say that this version is not affected'),
    remediation: z.union([z.object({ action: z.literal('upgrade'), to: text, all: text }), z.object({ action: z.literal('none-known') })]),
  }),
  z.object({
    ...common,
    kind: z.literal('secret'),
    masked: text.describe('public prefix and length, never the value'),
    confidence: z.enum(['high', 'medium', 'low']),
    exposure: z.enum(['final-tree', 'lower-layer', 'history', 'config', 'source']),
    remediation: Advice,
  }),
  z.object({ ...common, kind: z.literal('hygiene'), references: z.array(text), remediation: Advice }),
  z.object({
    ...common,
    kind: z.literal('control'),
    references: z.array(text),
    remediation: Advice,
    policy: text.describe('the set or policy that it stands in'),
    action: z.enum(['audit', 'deny', 'warn']),
    resource: z.object({ apiVersion: text, kind: text, name: text, namespace: text.exactOptional() }),
    fields: z.array(text).describe('of the resource, one for each place'),
    via: text.exactOptional().describe('judged as the pod that it would create'),
  }),
])

const area = { area: text, packages: z.number() }
const Coverage = z.union([
  z.object({ ...area, status: z.literal('assessed'), sources: z.array(text), asOf: instant }),
  z.object({ ...area, status: z.literal('partial'), sources: z.array(text), asOf: instant, lacks: text }),
  z.object({
    ...area,
    status: z.literal('not-assessed'),
    reason: z.enum(['no-data', 'unknown-release', 'not-asked', 'no-version']),
    detail: text,
  }),
])

const Note = z.object({
  problem: z.enum(['contradicting', 'expired', 'too-wide', 'unused']),
  source: text,
  text,
  findings: z.array(text).describe('fingerprints'),
})

const Gone = z.object({ fingerprint: text, kind: z.enum(findingKinds), id: text, package: text.exactOptional() })

export const ResultSchema = z.object({
  schema: z.literal('plimsoll-result/1'),
  subject: SubjectSchema,
  error: text.exactOptional().describe('why the target could not be read at all'),
  distribution: Distribution.exactOptional(),
  inputs: InputsSchema,
  packages: z.array(Package),
  findings: z.array(Finding),
  exceptions: z.array(Note).exactOptional().describe('about the exceptions of plimsoll.yaml'),
  vex: z
    .array(z.object({ source: text, statement: text, reason: text }))
    .exactOptional()
    .describe('statements of VEX documents that decided nothing'),
  gone: z.array(Gone).exactOptional().describe('what the baseline has and this result has not'),
  coverage: z.object({ areas: z.array(Coverage), unknowns: z.array(UnknownSchema) }),
  summary: z.object({ withFindings: z.number(), noneKnown: z.number(), notAssessed: z.number() }),
  verdict: z.object({
    decision: z.enum(['allow', 'warn', 'deny', 'undetermined']),
    reasons: z.array(text),
    trace: z.array(z.object({ rule: text, findings: z.array(text) })),
  }),
})

export const ResultsSchema = z.object({ schema: z.literal('plimsoll-results/1'), results: z.array(ResultSchema) })
