import type { Command, DockerfileRule, Hit, Run } from './contract.ts'
import type { Flag, Instruction, Word } from '../parse/syntax.ts'

/** What ADD unpacks, by the names that such files have (reference, ADD): tar archives, packed or not. */
const TAR = /\.(?:tar|tar\.(?:gz|bz2|lz|lzma|xz|zst|Z)|tgz|tbz2?|tb2|tlz|txz|tzst|tpz|tZ)$/
/** A packed file may be an archive whatever its name. */
const ARCHIVE = /\.(?:tar|tgz|tbz2?|tb2|tlz|txz|tzst|tpz|tZ|Z|gz|bz2|lz|lzma|xz|zst)$/
const URL_START = /^(?:https?|ftp):\/\//i
const GIT = /^(?:git@|git:\/\/|ssh:\/\/)|\.git(?:#.*)?$/i

const fromFlag = (flags: readonly Flag[]): Flag | undefined => flags.find(({ name }) => name === 'from')
const isAbsolute = (path: string): boolean => /^(?:\/|\\|\$|[a-z]:)/i.test(path)
const isHeredoc = ({ raw }: Word): boolean => /^\d*<</.test(raw)
const lastPart = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

export const addInstruction: DockerfileRule = {
  id: 'add-instruction',
  aliases: ['DL3020', 'AVD-DS-0005', 'CKV_DOCKER_4'],
  severity: 'low',
  title: 'ADD is used where COPY would do',
  rationale: 'ADD unpacks archives and fetches addresses: what it does with a file depends on the name and content of that file.',
  remediation: 'Use COPY for files and folders.',
  references: ['CIS Docker 4.9'],
  pass: ['FROM a:1\nADD x.tar.gz /x/', 'FROM a:1\nADD https://x.test/y /y', 'FROM a:1\nCOPY a /a'],
  fail: [['FROM a:1\nADD src /src', '2:5']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('ADD'))
      for (const source of instruction.sources)
        if (!ARCHIVE.test(source.value) && !URL_START.test(source.value) && !GIT.test(source.value) && !isHeredoc(source))
          yield { span: source, outer }
  },
}

export const addUrl: DockerfileRule = {
  id: 'add-url',
  aliases: [],
  severity: 'medium',
  title: 'ADD fetches an address without a checksum',
  rationale: 'Whoever can change what the address gives, or the way to it, puts what they like into the image.',
  remediation: 'Give the digest that was tested: ADD --checksum=sha256:… https://….',
  references: ['CIS Docker 4.9', 'NIST SP 800-190 4.1.4'],
  pass: ['FROM a:1\nADD --checksum=sha256:11 https://x.test/y /y', 'FROM a:1\nADD https://x.test/y.git#v1 /y'],
  fail: [['FROM a:1\nADD https://x.test/y /y', '2:5']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('ADD')) {
      if (instruction.flags.some(({ name }) => name === 'checksum')) continue
      for (const source of instruction.sources) if (URL_START.test(source.value) && !GIT.test(source.value)) yield { span: source, outer }
    }
  },
}

export const copyManyWithoutSlash: DockerfileRule = {
  id: 'copy-many-without-slash',
  aliases: ['DL3021', 'AVD-DS-0011'],
  severity: 'medium',
  title: 'COPY of several files to what is not written as a folder',
  rationale: 'With more than one source the destination must end with a slash; BuildKit refuses it otherwise.',
  remediation: 'End the destination with /.',
  pass: ['FROM a:1\nCOPY a b /c/', 'FROM a:1\nCOPY a /c'],
  fail: [['FROM a:1\nCOPY a b /c', '2:10']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('COPY'))
      if (instruction.sources.length > 1 && !/[/\\]$/.test(instruction.target.value)) yield { span: instruction.target, outer }
  },
}

/** An image that COPY --from names, not a stage: it has a tag, a digest, a registry, or is a variable. */
const namesImage = (value: string): boolean => /[:/@$]/.test(value)

export const copyFromUnknown: DockerfileRule = {
  id: 'copy-from-unknown',
  aliases: ['DL3022'],
  severity: 'low',
  title: 'COPY --from names no stage before it',
  rationale: 'What is no stage is taken for an image of a registry and pulled, though nobody meant one.',
  remediation: 'Name a stage that stands above, or an image with its tag.',
  pass: ['FROM a:1 AS b\nFROM c:1\nCOPY --from=b /x /x', 'FROM a:1\nFROM c:1\nCOPY --from=0 /x /x', 'FROM c:1\nCOPY --from=b:1 /x /x'],
  fail: [['FROM a:1\nCOPY --from=b /x /x', '2:6']],
  *check({ each, stages }): Iterable<Hit> {
    const firsts = new Map(stages.toReversed().flatMap(({ name, index }) => (name === undefined ? [] : [[name, index] as const])))
    for (const { instruction, outer, stage } of each('COPY')) {
      const flag = fromFlag(instruction.flags)
      const value = flag?.value?.toLowerCase()
      if (flag === undefined || value === undefined || namesImage(value)) continue
      const index = firsts.get(value) ?? (/^\d{1,6}$/.test(value) ? Number(value) : Infinity)
      if (stage === undefined || index > stage.index) yield { span: flag, outer }
    }
  },
}

export const copyFromItself: DockerfileRule = {
  id: 'copy-from-itself',
  aliases: ['DL3023', 'AVD-DS-0006'],
  severity: 'medium',
  title: 'COPY --from names the stage that it stands in',
  rationale: 'A stage is not done while it is built; BuildKit refuses the circle.',
  remediation: 'Use RUN cp, or copy from another stage.',
  pass: ['FROM a:1 AS b\nFROM c:1 AS d\nCOPY --from=b /x /x'],
  fail: [['FROM a:1 AS b\nCOPY --from=b /x /x', '2:6']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer, stage } of each('COPY')) {
      const flag = fromFlag(instruction.flags)
      if (flag?.value && (flag.value.toLowerCase() === stage?.name || flag.value === String(stage?.index))) yield { span: flag, outer }
    }
  },
}

export const copyToRelative: DockerfileRule = {
  id: 'copy-to-relative',
  aliases: ['DL3045'],
  severity: 'low',
  title: 'COPY to a relative place without WORKDIR',
  rationale: 'Where the files land depends on what the base image has set, and moves when that does.',
  remediation: 'Set WORKDIR above, or name an absolute destination.',
  pass: ['FROM a:1\nWORKDIR /app\nCOPY a b', 'FROM a:1\nCOPY a /b', 'FROM a:1 AS x\nWORKDIR /app\nFROM x\nCOPY a .'],
  fail: [['FROM a:1\nCOPY a b', '2:8']],
  *check({ before, stages }): Iterable<Hit> {
    const isWrong = (outer: Instruction): boolean => {
      const copy = outer.kind === 'ONBUILD' ? outer.inner : outer
      return copy.kind === 'COPY' && !isAbsolute(copy.target.value)
    }
    const targetOf = (outer: Instruction): Hit => {
      const copy = outer.kind === 'ONBUILD' ? outer.inner : outer
      return { span: copy.kind === 'COPY' ? copy.target : outer, outer }
    }
    for (const outer of before) if (isWrong(outer)) yield targetOf(outer)
    const isSet: boolean[] = []
    for (const { index, parent, instructions } of stages) {
      isSet[index] = parent !== undefined && isSet[parent] === true
      for (const outer of instructions)
        if (outer.kind === 'WORKDIR') isSet[index] = true
        else if (!isSet[index] && isWrong(outer)) yield targetOf(outer)
    }
  },
}

export const copyWholeStage: DockerfileRule = {
  id: 'copy-whole-stage',
  aliases: ['DL3067'],
  severity: 'low',
  title: 'COPY takes the whole file system of another stage',
  rationale: 'Tools, caches and secrets of the build come along, which is what stages are to keep out.',
  remediation: 'Copy the files that the image needs.',
  pass: ['FROM a:1 AS b\nFROM c:1\nCOPY --from=b /app /app'],
  fail: [['FROM a:1 AS b\nFROM c:1\nCOPY --from=b / /', '3:15']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('COPY'))
      if (fromFlag(instruction.flags) && instruction.target.value === '/')
        for (const source of instruction.sources) if (source.value === '/') yield { span: source, outer }
  },
}

export const copyAllUnignored: DockerfileRule = {
  id: 'copy-all-unignored',
  aliases: ['DL4007'],
  severity: 'low',
  title: 'The whole build context is copied and nothing is left out',
  rationale: 'Without a .dockerignore the folder .git, local settings and keys go into the image with the source.',
  remediation: 'Write a .dockerignore, or copy only what the build needs.',
  pass: ['FROM a:1\nCOPY . /app', { text: 'FROM a:1\nCOPY . /app', options: { hasDockerignore: true } }],
  fail: [{ text: 'FROM a:1\nCOPY . /app', at: ['2:6'], options: { hasDockerignore: false } }],
  *check({ each, options }): Iterable<Hit> {
    if (options.hasDockerignore !== false) return
    for (const { instruction, outer } of [...each('COPY'), ...each('ADD')]) {
      if (fromFlag(instruction.flags)) continue
      for (const source of instruction.sources) if (/^\.?\/?$/.test(source.value)) yield { span: source, outer }
    }
  },
}

/** `tar xzf`, `tar -xf`, `tar --extract`, `unxz`, … */
const isExtractor = ({ name, args }: Command): boolean =>
  /^(?:gunzip|bunzip2|unlzma|unxz|unzstd|zcat|gzcat|xzcat|uncompress)$/.test(name) ||
  (name === 'tar' && (/^[a-z]*x/i.test(args[0]?.text ?? '') || args.some(({ text }) => /^(?:-[a-zA-Z]*x|--extract$|--get$)/.test(text))))

export const copyThenExtract: DockerfileRule = {
  id: 'copy-then-extract',
  aliases: ['DL3010'],
  severity: 'info',
  title: 'An archive is copied and then unpacked',
  rationale: 'The archive stays in its layer though only its content is needed; ADD unpacks a local archive at once.',
  remediation: 'Use ADD for the archive, or unpack it in an earlier stage.',
  pass: [
    'FROM a:1\nADD x.tar.gz /x',
    'FROM a:1\nCOPY x.tar.gz /x',
    'FROM a:1 AS b\nCOPY x.tgz /\nFROM c:1\nRUN tar xf /x.tgz',
    'FROM a:1\nCOPY x.zip /\nRUN unzip /x.zip',
  ],
  fail: [
    ['FROM a:1\nCOPY x.tar.gz /tmp/\nRUN tar -xzf /tmp/x.tar.gz', '2:6'],
    ['FROM a:1\nCOPY x.tgz /tmp/\nRUN tar xzf /tmp/x.tgz', '2:6'],
  ],
  *check({ each, runs }): Iterable<Hit> {
    // Where in each stage an archive of a name is last unpacked.
    const unpacked = new Map<string, number>()
    const key = (stage: Run['stage'], name: string): string => `${stage?.index ?? ''}/${lastPart(name)}`
    for (const { commands, stage, outer } of runs)
      for (const command of commands)
        if (isExtractor(command)) for (const { text } of command.args) unpacked.set(key(stage, text), outer.start)
    for (const { instruction, outer, stage } of each('COPY')) {
      if (fromFlag(instruction.flags)) continue
      const { target, sources } = instruction
      for (const name of TAR.test(target.value) ? [target] : sources.filter(({ value }) => TAR.test(value)))
        if ((unpacked.get(key(stage, name.value)) ?? 0) > outer.start) yield { span: name, outer }
    }
  },
}
