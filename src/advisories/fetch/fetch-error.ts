import { PlimsollError } from '#base/index.ts'

/** Why a feed could not be fetched. `status`: the server's answer was none that we can use. */
export class FetchError extends PlimsollError<'status' | 'redirect' | 'too-large' | 'wrong-content' | 'unavailable' | 'unknown-feed'> {}
