import { nameOf } from '#base/index.ts'
import type { ShellCommand, ShellWord } from './syntax.ts'

/** Commands that start another: their options that take a value, and how many arguments stand before the command. */
const STARTERS: Readonly<Record<string, { readonly valued: string; readonly before?: number }>> = {
  sudo: { valued: 'u g h p C r t T U D R' },
  doas: { valued: 'u C' },
  env: { valued: 'u C S' },
  time: { valued: 'f o' },
  nice: { valued: 'n' },
  ionice: { valued: 'c n p' },
  nohup: { valued: '' },
  exec: { valued: 'a' },
  command: { valued: '' },
  builtin: { valued: '' },
  busybox: { valued: '' },
  eatmydata: { valued: '' },
  fakeroot: { valued: 'l s i b' },
  xargs: { valued: 'a d E I L n P s' },
  timeout: { valued: 'k s', before: 1 },
  gosu: { valued: '', before: 1 },
  'su-exec': { valued: '', before: 1 },
  chroot: { valued: '', before: 1 },
  stdbuf: { valued: 'i o e' },
}

const ASSIGNMENT = /^[a-z_]\w*\+?=/i

export const isAssignment = (raw: string): boolean => ASSIGNMENT.test(raw)

const ownEntry = (name: string): { readonly valued: string; readonly before?: number } | undefined =>
  Object.hasOwn(STARTERS, name) ? STARTERS[name] : undefined

/** The words of the command that `sudo -u app apt-get update` starts: from `apt-get` on; none where it starts no other. */
export function startedWords(name: string, args: readonly ShellWord[]): readonly ShellWord[] {
  const starter = ownEntry(nameOf(name))
  if (starter === undefined) return []
  const valued = starter.valued.split(' ')
  let before = starter.before ?? 0
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at]!
    if (text === '--') continue
    if (/^-[^-]$/.test(text) && valued.includes(text.slice(1))) at++
    else if (text.startsWith('-') || isAssignment(text)) continue
    else if (before > 0) before--
    else return args.slice(at)
  }
  return []
}

/** Of `sudo env sh` the index of `sh`, by that of `sudo`. */
export function lastStarted(commands: readonly ShellCommand[], index: number): number {
  const command = commands[index]
  const isStarter = command !== undefined && startedWords(command.name, command.args).length > 0
  return isStarter && commands[index + 1]?.startedBy === index ? lastStarted(commands, index + 1) : index
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh'])

export const isShell = (name: string): boolean => SHELLS.has(nameOf(name))

/** The script of `sh -c 'script'`, or of `su -c 'script'`. */
export function scriptArgument(name: string, args: readonly ShellWord[]): ShellWord | undefined {
  if (!isShell(name) && nameOf(name) !== 'su' && nameOf(name) !== 'runuser') return undefined
  const at = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text))
  return at < 0 ? undefined : args[at + 1]
}

/** A shell whose script is its input: no file and no `-c` is named. */
export const readsScript = (command: ShellCommand | undefined): boolean =>
  command !== undefined &&
  isShell(command.name) &&
  command.args.every(({ text }) => text.startsWith('-')) &&
  scriptArgument(command.name, command.args) === undefined
