import type { SecretRule, SecretSample } from '#secrets/rules/contract.ts'
import { placeholderReason } from '#secrets/rules/placeholder.ts'
import { declarations, secretRules } from '#secrets/rules/registry.ts'
import { type Alphabet, type Shape, alphabets, partsOf } from '#secrets/rules/shape.ts'
import { bech32Checksum } from '#secrets/structures/bech32.ts'
import { checksumBase36 } from '#secrets/structures/crc32-base36.ts'
import { checksumBase62 } from '#secrets/structures/crc32-base62.ts'
import { checksumHex } from '#secrets/structures/crc32-hex.ts'

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
export type Random = (below: number) => number

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** The characters of a class of RE2. */
function charactersOf(name: Alphabet): string {
  const one = new RegExp(`[${alphabets[name]}]`)
  return Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
    .filter((character) => one.test(character))
    .join('')
}

const characters = new Map(Object.keys(alphabets).map((name) => [name, charactersOf(name as Alphabet)]))

/** `extra` of what a range allows beyond its least, at most 40. */
export function textOfShape(shape: Shape, random: Random, longer = true): string {
  return partsOf(shape)
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'words') return part.words[random(part.words.length)]!
      // A value neither begins nor ends with punctuation in practice, and padding stands at the end alone.
      const all = characters.get(part.alphabet)!
      const plain = all.replaceAll(/[^0-9A-Za-z]/g, '')
      const length = part.least + (longer ? random(Math.min(40, part.most - part.least) + 1) : 0)
      const inner = all.replaceAll(/[=%$`&\\{}<>#@!()*?,;:'"|[\]^~]/g, '')
      return Array.from({ length }, (_, i) =>
        i === 0 || i === length - 1 ? plain[random(plain.length)] : inner[random(inner.length)],
      ).join('')
    })
    .join('')
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const word = (random: Random, length: number): string => textOfShape(`<${length} alnum>`, random)

function macaroon(random: Random): string {
  const field = (type: number, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([type, bytes.length]), bytes])
  const id = Buffer.from(textOfShape('<36 lowerhex>', random))
  const signature = Buffer.from(Array.from({ length: 32 }, () => random(256)))
  const parts = [Buffer.from([2]), field(1, Buffer.from('pypi.org')), field(2, id), Buffer.from([0, 0]), field(6, signature)]
  return `pypi-${Buffer.concat(parts).toString('base64url')}`
}

function jsonWebToken(random: Random): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: word(random, 10), iat: 1_700_000_000 + random(1e6) })}.${textOfShape('<43 url>', random)}`
}

function withJson(text: string, random: Random): string {
  const inner = base64(
    JSON.stringify({ n: word(random, 12), k: word(random, 48), url: `https://${word(random, 90).toLowerCase()}.internal` }),
  )
  if (text.startsWith('ops_'))
    return `ops_${base64(JSON.stringify({ secretKey: word(random, 60), email: word(random, 90), more: word(random, 60) }))}`
  if (text.startsWith('sntrys_'))
    return `sntrys_${base64(JSON.stringify({ iat: 1_700_000_000, url: word(random, 40), region_url: word(random, 30) }))}_${textOfShape('<43 alnum>', random)}`
  if (text.startsWith('eyJrIjoi')) return base64(JSON.stringify({ k: word(random, 60), n: 'shop', id: 1 })).replace(/=+$/, '')
  return `${text.startsWith('glc_') ? 'glc_' : ''}${inner}`
}

/** What makes a random value one that a vendor could have made. */
function sealed(rule: SecretRule, text: string, random: Random): string {
  switch (rule.structure) {
    case 'aws-key-id':
      return `AKIA${textOfShape('<16 base32>', random)}`
    case 'base64-json':
      return withJson(text, random)
    case 'basic-auth':
      return base64(`shop:${word(random, 16)}`)
    case 'bech32': {
      const at = text.lastIndexOf('-1') + 2
      return `${text.slice(0, -6)}${bech32Checksum(text.slice(0, at - 1), text.slice(at, -6))}`
    }
    case 'crc32-base36':
      return `${text.slice(0, -7)}${checksumBase36(text.slice(0, -7))}`
    case 'crc32-base62':
      return `${text.slice(0, -6)}${checksumBase62(text.slice(4, -6))}`
    case 'crc32-hex':
      return `${text.slice(0, -8)}${checksumHex(text.slice(0, -9))}`
    case 'discord-bot':
      return `${base64(textOfShape('<18 digit>', random))}.${textOfShape('<6 alnum>', random)}.${textOfShape('<27 url>', random)}`
    case 'jwt':
      return rule.id.endsWith('base64') ? base64(jsonWebToken(random)) : jsonWebToken(random)
    case 'pypi-macaroon':
      return macaroon(random)
    default:
      return text
  }
}

/** Shannon's entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0)
}

/** A value that everybody knows: there is but one. */
export const isFixed = ({ id }: Pick<SecretRule, 'id'>): boolean => id.endsWith('-default-secret')

/** What a rule's filters let pass, tried seed after seed. */
function plausible(rule: SecretRule, make: (random: Random) => string, seed: number): string {
  if (isFixed(rule)) return make(randomOf(seed))
  for (let attempt = 0; attempt < 100; attempt++) {
    const value = make(randomOf(seed * 1000 + attempt))
    if (entropy(value) >= (rule.entropy ?? 0) && placeholderReason(value, rule.prefix) === undefined) return value
  }
  throw new Error(`no value of ${rule.id} passes its filters`)
}

const ruleOf = new Map(secretRules.map((rule) => [rule.id, rule]))

const contextsOf =
  (name: string) =>
  (value: string): readonly string[] => [
    `{"database": {"host": "a"}, "${name}": "${value}"}`,
    `shop:\n  ${name}: ${value}\n  port: 1\n`,
    `#!/bin/sh\nexport ${name}='${value}'\n`,
    `<settings><${name}>${value}</${name}></settings>`,
    `PORT=1\n${name}=${value}\n`,
    `const ${name} = "${value}";\n`,
  ]

/** The text around a phrase does not change; where the text lies does. */
const phraseContexts =
  (sample: string) =>
  (value: string): readonly string[] => {
    const text = sample.replace('VALUE', () => value)
    return [text, `${text}\n`, `first = 1\n${text}\nlast = 2\n`, `  ${text}\r\n`, `\t${text}`, `# below\n\n${text}\n\n`]
  }

/** A rule, values that it must find, and texts in which they stand. */
export type RuleSamples = SecretSample & {
  readonly shapes: readonly Shape[]
  /** Six texts: JSON, YAML, shell, XML, .env, source; of a phrase its own text in six places. */
  readonly contexts: (value: string) => readonly string[]
}

function samplesOf(id: string, shapes: readonly Shape[], contexts: RuleSamples['contexts']): RuleSamples {
  const rule = ruleOf.get(id)!
  return {
    rule: id,
    shapes,
    contexts,
    make: (seed) => plausible(rule, (random) => sealed(rule, textOfShape(shapes[seed % shapes.length]!, random), random), seed),
  }
}

const nameOf = (words: readonly string[]): string => `${words[0]!.replaceAll(/[ .]/g, '_').replace(/[_-]$/, '')}_api_token`

export const secretSamples: readonly RuleSamples[] = [
  ...declarations.tokens.map(({ id, shapes }) => samplesOf(id, shapes, contextsOf('value'))),
  ...declarations.assignments.map(({ id, shapes, words }) => samplesOf(id, shapes, contextsOf(nameOf(words)))),
  ...declarations.phrases.map(({ id, shape, sample }) => samplesOf(id, [shape], phraseContexts(sample))),
]
