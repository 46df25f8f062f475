/** Plain JSON, as the Kubernetes API has it. */
export type Json = { readonly [field: string]: unknown }

/** Who asks, as the API server would know. */
export type UserInfo = {
  readonly username: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** One object that is to be judged. */
export type AdmissionInput = {
  /** With the API's defaults, unless the user said otherwise. */
  readonly object: Json
  readonly oldObject?: Json
  readonly operation: 'CONNECT' | 'CREATE' | 'DELETE' | 'UPDATE'
  /** `exec`, `scale`; most requests have none. */
  readonly subResource?: string
  readonly userInfo?: UserInfo
  /** Absent where nobody gave it: what depends on it is undetermined. */
  readonly namespaceObject?: Json
}

/** Steps from an object to a field of it. */
export type FieldPath = readonly (string | number)[]

/** What a policy holds against an object, or could not say of it. */
export type Judgement = {
  /** `ValidatingAdmissionPolicy/no-latest`, `workload-hardening`, `K8sRequiredLabels/must-have-owner`, `rego:policies.tar.gz`. */
  readonly policy: string
  /** The id of a control, `validations[0]`, a constraint's name. */
  readonly rule: string
  readonly outcome: 'audit' | 'deny' | 'undetermined' | 'warn'
  readonly message: string
  /** The reason of the API server's answer: `Forbidden`, `Invalid`. */
  readonly reason?: string
  readonly field?: FieldPath
  /** `pod of Deployment web`: it was judged as the pod that it would create. */
  readonly via?: string
  /** Of what is undetermined: the name of what was not given. */
  readonly lacks?: string
}

/** What became of an object: what is held against it, and the names of all that judged it. */
export type Judged = { readonly judgements: readonly Judgement[]; readonly judged: readonly string[] }
