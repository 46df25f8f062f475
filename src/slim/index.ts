export { type Content, contentDetector } from './content.ts'
export { type Slim, type SlimInput, slimOf } from './slim.ts'
export { type BaseChange, slimText } from './text.ts'
