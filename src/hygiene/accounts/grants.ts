import type { AccountDocument } from './contract.ts'
import { linesOf, shortName } from './lines.ts'

/** Rules of one file that are kept. */
const MOST = 100

/**
 * sudoers(5) and doas.conf(5): who may become another without a password. A rule is `who host=(as) NOPASSWD: what`, in doas
 * `permit nopass who`; aliases stay as they are written.
 */
export function readSudoers(path: string, bytes: Uint8Array): AccountDocument {
  const passwordless: { who: string; line: number }[] = []
  const doas = path.endsWith('doas.conf') || path.startsWith('etc/doas.d/')
  let continued = ''
  for (const [text, line] of linesOf(bytes)) {
    const whole = continued + text
    if (whole.endsWith('\\') && whole.length < 8_192) {
      continued = `${whole.slice(0, -1)} `
      continue
    }
    continued = ''
    const rule = whole.trim()
    if (rule.startsWith('#') || passwordless.length >= MOST) continue
    const words = rule.split(/[\s,]+/, 200)
    if (doas) {
      const who = words.slice(1).find((word) => !/^(?:nopass|persist|nolog|keepenv|setenv|\{.*\}?|.*\})$/.test(word))
      if (words[0] === 'permit' && words.includes('nopass') && who) passwordless.push({ who: shortName(who), line })
    } else if (/(?:^|[\s:)=])NOPASSWD\s*:/.test(rule)) passwordless.push({ who: shortName(words[0]!), line })
    else if (/^Defaults\S*\s.*!authenticate(?:[\s,]|$)/.test(rule)) passwordless.push({ who: 'Defaults', line })
  }
  return { kind: 'sudoers', passwordless }
}

/** Settings of sshd_config(5) that let in whom nobody expects; keywords have no case, the first value counts. */
const OPEN: ReadonlyMap<string, RegExp> = new Map([
  ['permitrootlogin', /^yes$/i],
  ['permitemptypasswords', /^yes$/i],
  ['passwordauthentication', /^yes$/i],
  ['hostbasedauthentication', /^yes$/i],
  ['strictmodes', /^no$/i],
])

export function readSshd(bytes: Uint8Array): AccountDocument {
  const seen = new Set<string>()
  const settings: { setting: string; line: number }[] = []
  for (const [text, line] of linesOf(bytes)) {
    const [, keyword = '', value = ''] = /^\s{0,100}([A-Za-z]{1,60})(?:\s{1,100}|\s{0,100}=\s{0,100})"?([\w-]{1,60})/.exec(text) ?? []
    const key = keyword.toLowerCase()
    // What follows a Match holds for some alone.
    if (key === 'match') break
    if (key === '' || seen.has(key)) continue
    const open = OPEN.get(key)
    if (!open) continue
    seen.add(key)
    if (open.test(value)) settings.push({ setting: `${keyword} ${value}`, line })
  }
  return { kind: 'sshd', settings }
}
