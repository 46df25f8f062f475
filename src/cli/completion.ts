import type { Command } from 'commander'

/** A verb as the shells need it: its words, what follows them, its flags. */
type Verb = { readonly path: string; readonly next: readonly string[]; readonly flags: readonly string[] }

export type Shell = 'bash' | 'fish' | 'zsh'

function verbsOf(command: Command, path: string): Verb[] {
  const next = command.commands.map((one) => one.name())
  const flags = command.options.flatMap(({ long }) => (long ? [long] : []))
  return [{ path, next, flags: [...flags, '--help'] }, ...command.commands.flatMap((one) => verbsOf(one, `${path} ${one.name()}`.trim()))]
}

const words = ({ next, flags }: Verb): string => [...next, ...flags].join(' ')

const bash = (verbs: readonly Verb[]): string => `_plimsoll() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$path $word" in
${verbs
  .filter(({ path }) => path !== '')
  .map(({ path }) => `      "${path.includes(' ') ? path : ` ${path}`}") path="${path}" ;;`)
  .join('\n')}
    esac
  done
  local words=""
  case "$path" in
${verbs.map((verb) => `    "${verb.path}") words="${words(verb)}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}") $(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _plimsoll plimsoll
`

const zsh = (verbs: readonly Verb[]): string => `#compdef plimsoll
autoload -U +X bashcompinit && bashcompinit
${bash(verbs)}`

const fish = (verbs: readonly Verb[]): string =>
  verbs
    .flatMap(({ path, next, flags }) => {
      const [first, second] = path.split(' ')
      const when = !first ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${second ?? first}`
      return [
        ...next.map((name) => `complete -c plimsoll -n "${when}" -a "${name}"`),
        ...flags.map((flag) => `complete -c plimsoll -n "${when}" -l "${flag.slice(2)}"`),
      ]
    })
    .join('\n') + '\n'

/** The script that a shell reads to complete verbs, flags and files. */
export function completionOf(program: Command, shell: Shell): string {
  const verbs = verbsOf(program, '')
  return { bash, fish, zsh }[shell](verbs)
}
