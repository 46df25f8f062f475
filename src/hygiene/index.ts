export { type HygieneRecords, hygieneDetector } from './detector.ts'
export { type FactsInput, type HygieneLayer, imageFacts, secretPlace } from './image-facts.ts'
export * from './dockerfile/index.ts'
