import { GiB, MiB, ParseError, type Zip, type ZipEntry } from '#base/index.ts'

/** Archives in archives. */
const DEPTH = 6
/** Bytes: an inner archive; those that are open at one time, each within the next; all that is decompressed of one file; texts in it. */
const INNER = 256 * MiB
const OPEN = 320 * MiB
const TOTAL = 1 * GiB
const TEXTS = 128 * MiB
/** Bytes of XML: to parse it costs a hundred times what a text costs. */
const XML = 16 * MiB
/** Counts within one file. */
const ARCHIVES = 20_000
const POMS = 10_000

/**
 * What the reading of one file may still cost, with everything nested in it: a few KiB can hold any number of archives. Archives that
 * are stored and not compressed (Spring Boot's) cost no memory of their own.
 */
export type Budget = {
  /** A text. @throws ParseError */
  readonly read: (zip: Zip, entry: ZipEntry, limit: number) => Uint8Array
  readonly countPom: () => void
  /** A pom.xml. @throws ParseError */
  readonly readXml: (zip: Zip, entry: ZipEntry, limit: number) => Uint8Array
  /** Reads the archive within and gives it to `use`. @throws ParseError */
  readonly open: <T>(zip: Zip, entry: ZipEntry, use: (bytes: Uint8Array) => T) => T
}

export function newBudget(): Budget {
  const used = { total: 0, open: 0, texts: 0, xml: 0, archives: 0, poms: 0, depth: 0 }
  const spend = (what: keyof typeof used, amount: number, limit: number, message: string): void => {
    if (used[what] + amount > limit) throw new ParseError('too-large', message)
    used[what] += amount
  }
  return {
    read: (zip, entry, limit) => {
      spend('texts', Math.min(entry.size, limit), TEXTS, `the texts in it are more than ${TEXTS / MiB} MiB`)
      return zip.read(entry, limit)
    },
    readXml: (zip, entry, limit) => {
      spend('xml', Math.min(entry.size, limit), XML, `the poms in it are more than ${XML / MiB} MiB`)
      return zip.read(entry, limit)
    },
    countPom: () => spend('poms', 1, POMS, `more than ${POMS} poms in it`),
    open: (zip, entry, use) => {
      const bytes = entry.method === 0 ? 0 : entry.size
      if (used.depth >= DEPTH) throw new ParseError('too-deep', `archives nest deeper than ${DEPTH}`)
      if (entry.size > INNER) throw new ParseError('too-large', `${entry.size} bytes, more than ${INNER / MiB} MiB`)
      if (used.open + bytes > OPEN) throw new ParseError('too-large', `archives in archives of more than ${OPEN / MiB} MiB`)
      spend('archives', 1, ARCHIVES, `more than ${ARCHIVES} archives within one file`)
      spend('total', bytes, TOTAL, `the archives within are more than ${TOTAL / MiB} MiB`)
      used.depth++
      used.open += bytes
      try {
        return use(zip.read(entry, INNER))
      } finally {
        used.depth--
        used.open -= bytes
      }
    },
  }
}
