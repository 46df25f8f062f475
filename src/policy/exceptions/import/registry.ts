import type { IgnoreFormat } from './contract.ts'
import { dockleignore } from './dockleignore.ts'
import { gitleaksignore } from './gitleaksignore.ts'
import { grype } from './grype.ts'
import { hadolint } from './hadolint.ts'
import { osvScanner } from './osv-scanner.ts'
import { trivyignoreYaml } from './trivyignore-yaml.ts'
import { trivyignore } from './trivyignore.ts'

/** Files in which other tools accept findings, sorted by id. */
export const ignoreFormats: readonly IgnoreFormat[] = [
  dockleignore,
  gitleaksignore,
  grype,
  hadolint,
  osvScanner,
  trivyignore,
  trivyignoreYaml,
]
