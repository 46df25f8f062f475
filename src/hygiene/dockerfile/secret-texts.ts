import type { Position } from '#source-text/index.ts'
import type { Dockerfile, Instruction, MappedText, Pair } from './parse/syntax.ts'
import { lineIndex } from './line-index.ts'

/** A text of a Dockerfile in which a secret may stand. */
export type SecretText = {
  /** `ENV TOKEN`, `RUN`. */
  readonly place: string
  /** Of ENV, ARG and LABEL: `NAME=value`, without quotes. */
  readonly text: string
  /** Where in the file a character of `text` stands. */
  readonly at: (offset: number) => Position
}

type Index = (offset: number) => Position

function ofPair(kind: string, { name, value }: Pair, index: Index): SecretText[] {
  if (value === undefined) return []
  const before = name.value.length + 1
  const opening = /^["']/.test(value.raw) ? 1 : 0
  const at = (offset: number): Position =>
    index(offset < before ? name.start + offset : Math.min(value.start + opening + offset - before, value.end))
  return [{ place: `${kind} ${name.value}`, text: `${name.value}=${value.value}`, at }]
}

const ofScript = (place: string, script: MappedText, index: Index): SecretText => ({
  place,
  text: script.text,
  at: (offset) => index(script.at(offset)),
})

function ofInstruction(instruction: Instruction, index: Index): SecretText[] {
  switch (instruction.kind) {
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap((pair) => ofPair(instruction.kind, pair, index))
    case 'ONBUILD':
      return ofInstruction(instruction.inner, index)
    default: {
      const bodies = instruction.heredocs.map(({ start, content }) => ({
        place: `${instruction.kind} heredoc`,
        text: content,
        at: (offset: number) => index(start + offset),
      }))
      return [ofScript(instruction.kind, instruction.source, index), ...bodies]
    }
  }
}

/** What the secret detector is handed: values of ENV, ARG and LABEL, the texts of all else, and heredocs. */
export function textsForSecrets(file: Dockerfile): SecretText[] {
  const index = lineIndex(file.text)
  return file.instructions.flatMap((instruction) => ofInstruction(instruction, index))
}
