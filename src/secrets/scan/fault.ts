import { PlimsollError } from '#base/index.ts'

export class SecretError extends PlimsollError<'failed'> {}

/** What may be said of a fault: our own errors quote no content; of others the name and the first place in the program. */
export function faultOf(thrown: unknown): string {
  if (thrown instanceof PlimsollError) return thrown.message
  if (!(thrown instanceof Error)) return 'a fault'
  const place = /\n\s*at ([^\n]{1,200})/.exec(thrown.stack ?? '')?.[1]
  return place === undefined ? thrown.name : `${thrown.name} at ${place}`
}
