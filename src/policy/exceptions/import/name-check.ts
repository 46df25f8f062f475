import type { Draft } from './contract.ts'
import { ruleOf } from './secret-rules.ts'

/** Vulnerabilities have a name of their publisher with a number: CVE-2026-1, GHSA-…, RUSTSEC-…, ALAS2-…, SNYK-…. */
const VULNERABILITY =
  /^(?:CVE|CAN|GHSA|GMS|GO|RUSTSEC|PYSEC|OSV|MAL|DSA|DLA|DTSA|TEMP|RHSA|RHBA|RHEA|ELSA|ALAS\w*|ALSA|ALBA|RLSA|RXSA|USN|SUSE-SU|openSUSE-SU|SNYK|NSWG|HSEC|JLSEC|CURL|PSF|DRUPAL|GSD|BIT|CGA|MINI|EEF|AZL|NPM)-/i

/** Checks of Dockerfiles and images: hadolint's, Trivy's, Checkov's, Dockle's. Under these names ours are known, too. */
const OURS = /^(?:DL\d{4}|(?:AVD-)?DS-?\d{3,4}|CKV_DOCKER_\d{1,3}|(?:CIS-DI|DKL-[DL]I)-\d{4})$/

/** Checks of other things: letters and a number. */
const CHECK = /^(?:AVD-)?[A-Z][A-Z_]+-?\d{1,6}$/

const LICENCE =
  /^(?:[AL]?GPL|MIT|Apache|BSD|MPL|ISC|CC0?|Unlicense|[AE]PL|EUPL|CDDL|Zlib|WTFPL|Artistic|OFL|SSPL|BUSL|Python|PSF|Ruby)(?:-|$)/i

/** What a name without a word about its kind stands for; a text says why it stands for nothing of ours. */
export function meaningOf(name: string): Pick<Draft, 'id' | 'rule' | 'kind'> | string {
  if (VULNERABILITY.test(name)) return { id: name }
  if (OURS.test(name)) return { rule: name, kind: 'hygiene' }
  if (CHECK.test(name)) return 'plimsoll has no such check'
  if (LICENCE.test(name)) return 'plimsoll has no findings about licences'
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) ? { rule: ruleOf(name), kind: 'secret' } : { id: name }
}
