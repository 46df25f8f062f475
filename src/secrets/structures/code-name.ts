import type { StructureCheck } from './contract.ts'

/** Words with digits in them that are no chance: names of algorithms, formats and versions. */
const KNOWN =
  /(?:curve|ed|x)25519|ed448|secp?\d{3}\w\d|p-?(?:256|384|521)|sha-?[123]?-?\d{1,3}|aes-?\d{3}|rsa-?\d{3,4}|md[45]|utf-?\d{1,2}|base-?(?:32|58|62|64)|oauth-?[12]?|x-?509|pkcs-?\d{1,2}|ipv[46]|http-?[123]|(?:^|[^a-z])v\d{1,2}(?=[^a-z]|$)|u?int\d{1,2}|float\d\d|k8s|s3|ec2|i18n|l10n|log4j|web3|win32|x64|amd64|arm64/gi

/** Letters that may be words. */
const WORDS = /[A-Z][a-z]{3,}|[a-z]{4,}|[A-Z]{4,}/g
/** Consonants that are written with two letters; five others in a row are in no word. */
const DIGRAPH = /[cgpstw]h|ck|ng|[lr]d|qu/gi
const UNSPEAKABLE = /[bcdfghjklmnpqrstvwxz]{5}/i

const isWord = (letters: string): boolean => /[aeiouy]/i.test(letters) && !UNSPEAKABLE.test(letters.replaceAll(DIGRAPH, 'h'))

/** Between punctuation: letters of one case with a number of at most two digits behind them. */
const PIECE = /^(?:[a-z]{2,}|[A-Z]{2,}|)\d{0,2}$/

/** Names of code and paths: mostly words, set apart by case or punctuation, with few digits or none but those of known names. */
export function isCodeName(body: string): boolean {
  const rest = body.replaceAll(KNOWN, '-')
  const pieces = rest.split(/[^0-9A-Za-z]+/)
  if (pieces.length > 1 && pieces.every((piece) => PIECE.test(piece))) return true
  const plain = rest.replaceAll(/[^0-9A-Za-z]/g, '')
  const digits = plain.replaceAll(/[A-Za-z]/g, '').length
  if (digits > plain.length * 0.25 || (digits > 0 && !/[_./\\-]|[a-z][A-Z]/.test(rest))) return false
  const words = (rest.match(WORDS) ?? []).filter(isWord).reduce((sum, one) => sum + one.length, 0)
  return words >= (plain.length - digits) * (digits === 0 || rest !== body ? 0.6 : 0.75)
}

/** For values that are known by the name that they are given to alone. */
export const codeName = {
  id: 'code-name',
  about: 'names of code, paths and versions are no random values',
  check: (value) => (isCodeName(value) ? { verdict: 'none' } : undefined),
} satisfies StructureCheck
