import { PlimsollError } from '#base/index.ts'

export class DatabaseError extends PlimsollError<
  'not-a-database' | 'wrong-schema' | 'wrong-digest' | 'missing' | 'unwritable' | 'unreadable-feed'
> {}
