import type { DockerfileRule, Hit } from './contract.ts'

export const stageNameDuplicate: DockerfileRule = {
  id: 'stage-name-duplicate',
  aliases: ['DL3024', 'DuplicateStageName', 'AVD-DS-0012', 'CKV_DOCKER_11'],
  severity: 'medium',
  title: 'Two stages have one name',
  rationale: 'COPY --from and FROM mean the last of them: what is copied may not be what was meant.',
  remediation: 'Give each stage a name of its own.',
  pass: ['FROM a:1 AS x\nFROM b:1 AS y'],
  fail: [['FROM a:1 AS x\nFROM b:1 AS X', '2:13']],
  *check({ stages }): Iterable<Hit> {
    const seen = new Set<string>()
    for (const { name, from } of stages) {
      if (name === undefined) continue
      if (seen.has(name)) yield { span: from.alias!, outer: from }
      seen.add(name)
    }
  },
}

export const stageNameReserved: DockerfileRule = {
  id: 'stage-name-reserved',
  aliases: ['DL3063', 'ReservedStageName'],
  severity: 'low',
  title: 'A stage has a name that means something else',
  rationale: 'scratch is the empty image and context the build context: a stage of that name cannot be told from it.',
  remediation: 'Give the stage another name.',
  pass: ['FROM a:1 AS build'],
  fail: [
    ['FROM a:1 AS scratch', '1:13'],
    ['FROM a:1 AS context', '1:13'],
  ],
  *check({ stages }): Iterable<Hit> {
    for (const { name, from } of stages) if (name === 'scratch' || name === 'context') yield { span: from.alias!, outer: from }
  },
}

export const stageNameCasing: DockerfileRule = {
  id: 'stage-name-casing',
  aliases: ['StageNameCasing'],
  severity: 'info',
  title: 'A stage name has capitals',
  rationale: 'Stage names are compared without case, so that capitals tell nothing apart.',
  remediation: 'Write the name in lower case.',
  pass: ['FROM a:1 AS build-base'],
  fail: [['FROM a:1 AS BuildBase', '1:13']],
  *check({ stages }): Iterable<Hit> {
    for (const { from } of stages) if (from.alias && /[A-Z]/.test(from.alias.value)) yield { span: from.alias, outer: from }
  },
}

const isLower = (text: string): boolean => text === text.toLowerCase()

export const fromAsCasing: DockerfileRule = {
  id: 'from-as-casing',
  aliases: ['FromAsCasing'],
  severity: 'info',
  title: 'FROM and AS are not written alike',
  rationale: 'Keywords of one case are told from names at a glance.',
  remediation: 'Write both in capitals, or both in lower case.',
  pass: ['FROM a:1 AS b', 'from a:1 as b'],
  fail: [
    ['FROM a:1 as b', '1:10'],
    ['from a:1 AS b', '1:10'],
  ],
  *check({ stages }): Iterable<Hit> {
    for (const { from } of stages) if (from.as && isLower(from.as.raw) !== isLower(from.keyword.raw)) yield { span: from.as, outer: from }
  },
}

export const firstInstruction: DockerfileRule = {
  id: 'first-instruction',
  aliases: ['DL3061'],
  severity: 'medium',
  title: 'Something other than ARG stands before the first FROM',
  rationale: 'BuildKit refuses the file: there is no stage yet that the instruction could belong to.',
  remediation: 'Begin with FROM; only ARG may come before it.',
  pass: ['# note\nARG X=1\nFROM a:$X'],
  fail: [['LABEL a=b\nFROM a:1', '1:1']],
  *check({ before, stages }): Iterable<Hit> {
    if (stages.length === 0 && before.every(({ kind }) => kind === 'ARG')) return
    for (const instruction of before) if (instruction.kind !== 'ARG') yield { span: instruction.keyword, outer: instruction }
  },
}

export const instructionCasing: DockerfileRule = {
  id: 'instruction-casing',
  aliases: ['ConsistentInstructionCasing'],
  severity: 'info',
  title: 'Instructions are not written alike',
  rationale: 'A file that writes some instructions in capitals and some not is read more slowly.',
  remediation: 'Write all of them in capitals.',
  pass: ['FROM a:1\nRUN b', 'from a:1\nrun b'],
  fail: [
    ['FROM a:1\nrun b', '2:1'],
    ['FROM a:1\nRun b', '2:1'],
  ],
  *check({ file }): Iterable<Hit> {
    const words = file.instructions.map((outer) => ({ outer, span: outer.keyword, raw: outer.keyword.raw }))
    const lower = words.filter(({ raw }) => isLower(raw)).length
    const wanted = lower > words.length - lower ? 'lower' : 'upper'
    for (const { outer, span, raw } of words)
      if (raw !== (wanted === 'lower' ? raw.toLowerCase() : raw.toUpperCase())) yield { span, outer }
  },
}

export const emptyContinuation: DockerfileRule = {
  id: 'empty-continuation',
  aliases: ['NoEmptyContinuation'],
  severity: 'info',
  title: 'A continued instruction has an empty line',
  rationale: 'Docker has announced that it will refuse this; what follows the line is then another instruction.',
  remediation: 'Delete the empty line, or make it a comment.',
  pass: ['FROM a:1\nRUN b \\\n  # note\n  c'],
  fail: [['FROM a:1\nRUN b \\\n\n  c', '3:1']],
  *check({ file }): Iterable<Hit> {
    for (const outer of file.instructions) for (const start of outer.emptyLines) yield { span: { start, end: start }, outer }
  },
}
