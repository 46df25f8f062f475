import type { Dockerfile, Instruction, Of } from './syntax.ts'

/** What one FROM begins. */
export type Stage = {
  readonly index: number
  /** Of `AS name`, in lower case as BuildKit compares it. */
  readonly name?: string
  readonly from: Of<'FROM'>
  /** The stage that it builds on; undefined for an image. */
  readonly parent?: number
  readonly instructions: readonly Instruction[]
}

export type Stages = {
  /** What stands before the first FROM; only ARG may. */
  readonly before: readonly Instruction[]
  readonly stages: readonly Stage[]
}

/** Instructions by the stage that they belong to. */
export function stagesOf({ instructions }: Dockerfile): Stages {
  const before: Instruction[] = []
  const stages: (Stage & { instructions: Instruction[] })[] = []
  const byName = new Map<string, number>()
  for (const instruction of instructions) {
    if (instruction.kind === 'FROM') {
      const index = stages.length
      const parent = byName.get(instruction.image.value.toLowerCase())
      const name = instruction.alias?.value.toLowerCase()
      stages.push({
        index,
        from: instruction,
        instructions: [],
        ...(name === undefined ? {} : { name }),
        ...(parent === undefined ? {} : { parent }),
      })
      if (name !== undefined) byName.set(name, index)
    } else (stages.at(-1)?.instructions ?? before).push(instruction)
  }
  return { before, stages }
}

/** A stage with those that it builds on, nearest first. */
export function lineageOf(stages: readonly Stage[], stage: Stage): Stage[] {
  const line: Stage[] = []
  for (let at: Stage | undefined = stage; at !== undefined; at = at.parent === undefined ? undefined : stages[at.parent]) line.push(at)
  return line
}
