import type { Phrase } from '../phrase.ts'

const low = { severity: 'low', confidence: 'low' } as const
const remediation =
  'If it is a secret: change it where it is from, and give it to the program at run time (a mounted file, a secret store).'
/** A quote that ends the name, a type, what gives a value, a quote that begins it. As in assignments, without whole words between. */
const GIVES =
  '["\'`\\]\\\\]{0,3}[ \\t]{0,4}(?::\\s?[A-Za-z]{1,12}\\s)?(?::{0,3}=|\\?\\??=|\\|\\|=?|=>|[:=]|>\\s{0,40}|["\'],[ \\t]{0,4}(?:["\']))[ \\t]{0,4}["\'`\\\\]{0,3}'
const END = '(?:["\'`\\s;,<>&)\\]}\\\\#]|$)'

/** Names that promise a secret, with values that look random. */
export const genericPhrases: readonly Phrase[] = [
  {
    id: 'generic-password',
    title: 'Password given to a name',
    keywords: ['passw', 'passphrase', 'pwd'],
    guard: 'assignment',
    lead: `(?i)(?:passw(?:or)?d|passphrase|[_.-]pwd|^pwd|\\spwd)[0-9]{0,2}${GIVES}`,
    tail: END,
    shape: '<8-100 typed>',
    reach: 80,
    sample: 'SHOP_DB_PASSWORD="VALUE"',
    entropy: 2.4,
    structure: 'code-name',
    ...low,
    remediation,
  },
  {
    id: 'generic-secret',
    title: 'Random value given to a name such as key, secret or token',
    keywords: [
      '_key',
      '-key',
      'apikey',
      'accesskey',
      'privatekey',
      'secretkey',
      'authkey',
      'api key',
      'secret',
      'token',
      'credential',
      'creds',
      'passw',
      'api_',
      'auth_',
    ],
    guard: 'assignment',
    lead: `(?i)(?:(?:api|access|auth|private|secret|encryption|encrypt|signing|master|app|service|account|license|storage|client|deploy|admin)[_. -]?key|secret|token|credentials?|creds|passw(?:or)?d|auth|access|api)[0-9]{0,2}(?:[_.-]?(?:key|token|secret|value|id|code|hash|base)){0,2}${GIVES}`,
    tail: END,
    shape: '<10-150 random>',
    reach: 100,
    sample: 'SHOP_API_KEY="VALUE"',
    entropy: 3.5,
    structure: 'code-name',
    ...low,
    remediation,
  },
]
