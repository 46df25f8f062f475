import { PlimsollError } from '#base/index.ts'

/** A policy that cannot be used: `invalid` breaks its form, `expression` does not compile, `unsupported` asks for what is not there. */
export class PolicyError extends PlimsollError<'expression' | 'invalid' | 'unsupported'> {}
