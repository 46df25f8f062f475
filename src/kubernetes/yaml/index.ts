export { type DocumentText, documentsOf } from './documents.ts'
export { type PlacedValue, lineStarts, offsetOfField, positionFrom } from './places.ts'
export { readDocument } from './read-document.ts'
