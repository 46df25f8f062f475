import type { Command, ShellWord } from './contract.ts'

/** Options of a command: `-qy` gives q and y, `--yes=x` gives yes. */
export function optionsOf({ args }: Command): Set<string> {
  const found = new Set<string>()
  for (const { text } of args) {
    if (text.startsWith('--')) {
      if (text.length > 2) found.add(text.slice(2).split('=', 1)[0]!)
    } else if (text.startsWith('-')) for (const letter of text.slice(1)) found.add(letter)
  }
  return found
}

export const hasOption = (command: Command, ...names: string[]): boolean => {
  const options = optionsOf(command)
  return names.some((name) => options.has(name))
}

export const hasArgument = ({ args }: Command, ...texts: string[]): boolean => args.some(({ text }) => texts.includes(text))

/** A command of the name with one of the words among its arguments: `apt-get -y install`. */
export const isCall = (command: Command, name: string | readonly string[], ...words: string[]): boolean =>
  (typeof name === 'string' ? command.name === name : name.includes(command.name)) && hasArgument(command, ...words)

const isOption = (text: string): boolean => text.startsWith('-') && text !== '-'

/** Arguments that are neither options nor the values of those listed. */
export function operands({ args }: Command, valued: readonly string[] = []): ShellWord[] {
  const found: ShellWord[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!
    const { text } = word
    if (!isOption(text)) found.push(word)
    else {
      const names = text.startsWith('--') ? [text.slice(2)] : text.slice(1).split('')
      if (!text.includes('=') && names.some((name) => valued.includes(name))) at++
    }
  }
  return found
}

/** The value of `-u 5`, `-ru 5`, `-u5`, `--uid 5` or `--uid=5`. */
export function optionValue({ args }: Command, short: string, long: string): string | undefined {
  for (const [at, { text }] of args.entries()) {
    if (text === `--${long}` || (/^-[a-zA-Z]{1,8}$/.test(text) && text.endsWith(short))) return args[at + 1]?.text
    if (text.startsWith(`--${long}=`)) return text.slice(long.length + 3)
    if (text.startsWith(`-${short}`) && !text.startsWith('--')) return text.slice(2)
  }
  return undefined
}

/** Arguments after the first that is one of the words, without options. */
export const after = (words: readonly ShellWord[], ...names: string[]): ShellWord[] => {
  const at = words.findIndex(({ text }) => names.includes(text))
  return at < 0 ? [] : words.slice(at + 1)
}
