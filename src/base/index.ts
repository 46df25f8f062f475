export { PlimsollError, ParseError, messageOf } from './errors.ts'
export { KiB, MiB, limits } from './limits.ts'
export { type Clock, type Instant, DAY, systemClock, toInstant } from './clock.ts'
export { type Glob, type PathMatcher, matcherOf } from './glob.ts'
export { conform, parseJson, readJson, textOf } from './parse-json.ts'
export { compareText, sortedBy } from './order.ts'
export {
  FileError,
  type FileStat,
  type WalkedFile,
  ensureFolder,
  readChunks,
  readFileBounded,
  statPath,
  walkFolder,
  writeWhole,
} from './files.ts'
