import { visible } from '#base/index.ts'

/** What a command says of its own work, on standard error: never the result. */
export type Log = {
  /** For --verbose alone. */
  readonly detail: (text: string) => void
  /** A line that is drawn over; on a terminal alone and not with --quiet. */
  readonly progress: (text: string) => void
  /** Removes that line. */
  readonly done: () => void
}

export type LogFlags = { readonly quiet?: boolean; readonly verbose?: boolean }

/** Milliseconds between two drawings of the line. */
const PAUSE = 100

const nothing = (): void => {}

export function logTo(stream: NodeJS.WriteStream, { quiet, verbose }: LogFlags, now: () => number): Log {
  const draws = stream.isTTY && !quiet
  const start = now()
  let drawn: number | undefined
  const done = (): void => {
    if (drawn !== undefined) stream.write('\r\u001b[K')
    drawn = undefined
  }
  const progress = (text: string): void => {
    if (drawn !== undefined && now() - drawn < PAUSE) return
    stream.write(`\r\u001b[K${text.slice(0, Math.max(10, (stream.columns ?? 80) - 1))}`)
    drawn = now()
  }
  const detail = (text: string): void => {
    done()
    stream.write(`${((now() - start) / 1000).toFixed(2)} s: ${visible(text)}\n`)
  }
  return { detail: verbose && !quiet ? detail : nothing, progress: draws ? progress : nothing, done }
}
