import { PlimsollError } from '#base/index.ts'

/** The settings are not what they should be; the message shows the place, in several lines. */
export class SettingsError extends PlimsollError<'wrong-use'> {}

/** What the user asked for cannot be: exit code 2. */
export class UsageError extends PlimsollError<'wrong-use'> {}

/** A policy that the user names and that cannot be used; the message shows the place, over several lines. */
export class PolicyUseError extends PlimsollError<'wrong-use'> {}
