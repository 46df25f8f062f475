export { PlimsollError, ParseError, messageOf } from './errors.ts'
export { GiB, KiB, MiB, limits } from './limits.ts'
export { type Clock, type Instant, DAY, pause, systemClock, toInstant } from './clock.ts'
export { type Glob, type PathMatcher, matcherOf } from './glob.ts'
export { conform, parseJson, readJson, textOf } from './parse-json.ts'
export { shownName } from './byte-text.ts'
export { compareText, sortedBy } from './order.ts'
export {
  FileError,
  type FileStat,
  type WalkedFile,
  ensureFolder,
  readChunks,
  readFileBounded,
  readHead,
  readTreeChunks,
  readTreeFile,
  statPath,
  walkFolder,
  writeWhole,
} from './files.ts'
export { gunzipPieces } from './gunzip.ts'
export { type HttpClient, HttpError, type HttpOptions, type HttpRequest, type HttpResponse, httpClient, readWhole } from './http.ts'
export { ipVersion, isLoopbackHost, isMachineLocal } from './address.ts'
export { exclusively } from './lock.ts'
export { type PartFile, openPart } from './part-file.ts'
export { PathMap } from './path-map.ts'
export { folderOf, nameOf } from './path-parts.ts'
export { ProcessError, runProcess } from './processes.ts'
export { type OpenFile, openFile, spool } from './open-file.ts'
export { type FolderFile, isOwnFolder, listFiles, moveFile, removeFile, touchFile } from './folder.ts'
export { BLOCK as TAR_BLOCK } from './archives/tar/header.ts'
export { linkTarget } from './archives/tar/path.ts'
export { type TarEntry, TarParser, type Wish } from './archives/tar/tar-parser.ts'
export { type Zip, type ZipEntry, openZip } from './archives/zip.ts'
export { filesOfZip } from './archives/zip-file.ts'
export { type XmlElement, childOf, childText, parseXml } from './parse-xml.ts'
export { visible } from './visible.ts'
export { type WorkerLink, serveWorker, startWorker } from './workers.ts'
export { isProgram } from './program-magic.ts'
export { uuidOf } from './uuid.ts'
