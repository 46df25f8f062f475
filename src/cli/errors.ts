import { PlimsollError } from '#base/index.ts'

/** What the user asked for cannot be: exit code 2. */
export class UsageError extends PlimsollError<'wrong-use'> {}
