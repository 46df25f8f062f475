/** A range of the file in UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number }

/** One argument. `raw` is as written, `value` without quotes and escapes; variables stay as they are. */
export type Word = Span & { readonly raw: string; readonly value: string }

/** Text put together from pieces of the file: line continuations and the comments between them are left out. */
export type MappedText = {
  readonly text: string
  /** Where in the file the character at an offset of `text` stands. */
  readonly at: (offset: number) => number
}

/** `--name=value`, or `--name` alone. */
export type Flag = Span & { readonly name: string; readonly value: string | undefined; /** Of the value. */ readonly valueStart: number }

/** `<<EOF`: `content` has the lines up to the terminator, with their ends. */
export type Heredoc = Span & {
  readonly name: string
  /** The name stood in quotes: variables in the content are not expanded. */
  readonly quoted: boolean
  /** `<<-`: leading tabs are dropped. */
  readonly chomp: boolean
  readonly content: string
}

export type Pair = { readonly name: Word; readonly value: Word | undefined }

/** What follows RUN, CMD, ENTRYPOINT or SHELL: a text for the shell or a JSON list of arguments. */
export type Invocation =
  | { readonly form: 'shell'; readonly script: MappedText }
  | { readonly form: 'exec'; readonly words: readonly Word[] }

/** A member for each kind, so that a kind picks its member. */
type Each<K extends string, T> = K extends unknown ? { readonly kind: K } & T : never

export type Body =
  | Each<'FROM', { readonly image: Word; readonly alias?: Word; readonly as?: Word }>
  | Each<'ARG', { readonly pairs: readonly Pair[] }>
  | Each<'ENV' | 'LABEL', { readonly pairs: readonly Pair[]; /** `ENV NAME value`. */ readonly legacy: boolean }>
  | Each<'RUN' | 'CMD' | 'ENTRYPOINT' | 'SHELL', { readonly invocation: Invocation }>
  | Each<'COPY' | 'ADD', { readonly sources: readonly Word[]; readonly target: Word }>
  | Each<'EXPOSE' | 'VOLUME', { readonly words: readonly Word[] }>
  | Each<'USER' | 'WORKDIR' | 'STOPSIGNAL' | 'MAINTAINER', { readonly value: Word }>
  | Each<'HEALTHCHECK', { /** Absent for NONE. */ readonly invocation?: Invocation }>
  | Each<'ONBUILD', { readonly inner: Instruction }>

export type Instruction = Span & {
  /** As written: `from`, `RUN`. */
  readonly keyword: Word
  readonly flags: readonly Flag[]
  readonly heredocs: readonly Heredoc[]
  /** All of it after joining lines, heredocs excluded. */
  readonly source: MappedText
  /** Starts of empty lines between continued ones. */
  readonly emptyLines: readonly number[]
} & Body

export type Kind = Instruction['kind']
/** The instructions of one kind. */
export type Of<K extends Kind> = Extract<Instruction, { readonly kind: K }>

export type Comment = Span & { /** Without the sign and blanks around. */ readonly text: string }

/** `# escape=…` and its like at the top. */
export type Directive = Span & { readonly name: 'syntax' | 'escape' | 'check'; readonly value: string }

/** Something that BuildKit would refuse, or that we do not read. */
export type Fault = Span & { readonly message: string }

export type Dockerfile = {
  readonly text: string
  readonly escape: '\\' | '`'
  readonly directives: readonly Directive[]
  readonly comments: readonly Comment[]
  readonly instructions: readonly Instruction[]
  readonly faults: readonly Fault[]
}
