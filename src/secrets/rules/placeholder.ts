/**
 * Values that stand where a secret would: in templates, documents, tests. Said of the value without its public prefix. Nothing here looks
 * at where a file lies.
 */
type Placeholder = { readonly why: string; readonly matches: (body: string) => boolean }

/** Words that no random value holds and that say what it is, at least five letters so that chance does not write them. */
const TELLING =
  /example|sample|placeholder|dummy|change.?me|change.?it|redacted|replace|your[_.-]|my[_.-]?(?:secret|token|key|pass)|insert|enter.?your|todo_|fixme|not.?a.?real|fake[_.-]|xxxx|<[a-z][\w -]*>|\.\.\.|\*{3}|…|secret.?here|token.?here|key.?here|deadbeef|lorem/i

/** Syntax of templates and variables: `${X}`, `{{ x }}`, `<x>`, `%(x)s`, `%X%`, `@X@`, `$X`, `#{x}`, `$(x)`, `__X__`. */
const TEMPLATE =
  /\$\{|\$\(|\{\{|\}\}|\{%|#\{|%\(|<%|^<.*>$|^\$[A-Za-z_]\w*$|^%\w+%$|^@\w+@$|^__\w+__$|^\{\w*\}$|^\[.*\]$|^%[sdv]$|^\$\w+\$$/

/** What passwords are called, and what those are whose value everybody knows. */
const WORD =
  /^(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|key|api.?key|user(?:name)?|admin(?:istrator)?|root|guest|test(?:ing|er|123)?|none|null|nil|undefined|true|false|default|empty|required|optional|string|value|postgres(?:ql)?|mysql|redis|rabbit(?:mq)?|mongo(?:db)?|elastic|foo(?:bar)?|bar|baz|qux|abc(?:123)?|changed|disabled|enabled|unknown|anonymous|login|private|public|hidden|masked|removed|credentials?|auth|bearer|basic|p4ssw0rd|passw0rd|hunter2|letmein|qwerty|s3cr3t|p@ssw0rd|host|hostname|port|db|database|localhost|my(?:pass(?:word)?|user|secret|token|key)|some(?:pass(?:word)?|secret|token))(?:[_-]?\d{0,4})$/i

const RUNS = [
  'abcdefghijklmnopqrstuvwxyzabcdef',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '9876543210',
  'zyxwvutsrqponmlkjihgfedcba',
]

/** Characters of the body that lie in ascending, descending or keyboard runs of at least four. */
function runLength(body: string): number {
  const text = body.toLowerCase()
  let total = 0
  for (let at = 0; at < text.length;) {
    let longest = 0
    for (const run of RUNS) {
      const start = run.indexOf(text[at]!)
      if (start < 0) continue
      let length = 1
      while (at + length < text.length && run[start + length] === text[at + length]) length++
      longest = Math.max(longest, length)
    }
    if (longest >= 4) total += longest
    at += Math.max(1, longest)
  }
  return total
}

/** Characters that repeat the one before them. */
function repeats(body: string): number {
  let count = 0
  for (let i = 1; i < body.length; i++) if (body[i] === body[i - 1]) count++
  return count
}

/** A piece of at most eight characters, over and over. */
function isPeriodic(body: string): boolean {
  for (let period = 1; period <= Math.min(8, body.length / 3); period++) {
    let at = period
    while (at < body.length && body[at] === body[at - period]) at++
    if (at === body.length) return true
  }
  return false
}

/** `DOCKER_PASSWORD`: the name of a variable in place of its value. */
const VARIABLE = /^[A-Z]+(?:_[A-Z]+)+$/

const placeholders: readonly Placeholder[] = [
  { why: 'a template', matches: (body) => TEMPLATE.test(body) },
  { why: 'says that it is an example', matches: (body) => TELLING.test(body) },
  { why: 'the name of a variable', matches: (body) => VARIABLE.test(body) },
  { why: 'a word', matches: (body) => WORD.test(body) },
  { why: 'one character alone', matches: (body) => body.length >= 2 && body === body[0]!.repeat(body.length) },
  { why: 'one piece repeated', matches: (body) => body.length >= 6 && isPeriodic(body) },
  { why: 'repeated characters', matches: (body) => body.length >= 8 && repeats(body) >= body.length / 2 },
  { why: 'the alphabet or digits in order', matches: (body) => body.length >= 8 && runLength(body) >= body.length * 0.6 },
]

/** Longer values are cut before they are looked at. */
const LONGEST = 4096

/** Why a value is none of a secret, or undefined. `prefix` is the rule's public one. */
export function placeholderReason(value: string, prefix = ''): string | undefined {
  const body = (value.startsWith(prefix) ? value.slice(prefix.length) : value).slice(0, LONGEST)
  return placeholders.find(({ matches }) => matches(body))?.why
}
