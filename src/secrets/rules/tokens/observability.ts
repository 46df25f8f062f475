import { type Token, token } from '../token.ts'

const grafana = 'in Grafana under service accounts or cloud access policies'
const newrelic = 'at one.newrelic.com/api-keys'
const sentry = 'at sentry.io/settings'
const buildkite = 'at buildkite.com/user/api-access-tokens'

/** Monitoring, continuous integration, quality. */
export const observabilityTokens: readonly Token[] = [
  token('buildkite-token', 'Buildkite token', buildkite, '(bkua|bkaj|bkct|bkpt)_<40 lowerhex>'),
  token('circleci-token', 'CircleCI token', 'at app.circleci.com/settings/user/tokens', '(CCIPAT|CCIPRJ)_<22 alnum>_<40 lowerhex>'),
  token('dynatrace-token', 'Dynatrace token', 'in Dynatrace under access tokens', '(dt0c01|dt0s01|dt0s02|dt0s16).<24 alnum>.<64 alnum>', {
    entropy: 3.5,
  }),
  token('grafana-api-key', 'Grafana API key', grafana, 'eyJrIjoi<70-400 base64pad>', { structure: 'base64-json' }),
  token('grafana-cloud-token', 'Grafana Cloud token', grafana, 'glc_<32-400 base64pad>', { structure: 'base64-json' }),
  token('grafana-service-account-token', 'Grafana service account token', grafana, 'glsa_<32 alnum>_<8 hex>', { structure: 'crc32-hex' }),
  token('harness-api-key', 'Harness API key', 'in Harness under my profile', '(pat|sat).<22 url>.<24 alnum>.<20 alnum>', { entropy: 3.5 }),
  token('honeycomb-key', 'Honeycomb key', 'at ui.honeycomb.io/account', '(hcaik|hcxik|hcamk|hcxmk)_<26-60 alnum>'),
  token('new-relic-browser-key', 'New Relic browser key', newrelic, 'NRJS-<19 hex>', { severity: 'low' }),
  token('new-relic-insert-key', 'New Relic insert key', newrelic, 'NRII-<32 url>'),
  token('new-relic-user-key', 'New Relic user key', newrelic, 'NRAK-<27 alnum>'),
  token('octopus-deploy-api-key', 'Octopus Deploy API key', 'in Octopus under profile', 'API-<26 upper>', { entropy: 3.3 }),
  token('posthog-personal-key', 'PostHog personal API key', 'in PostHog under settings', 'phx_<43-60 alnum>'),
  token('readme-api-token', 'ReadMe API token', 'at dash.readme.com', 'rdme_<70 alnum>'),
  token('sentry-organization-token', 'Sentry organisation token', sentry, 'sntrys_eyJ<20-800 base64pad>_<43 base64>', {
    structure: 'base64-json',
  }),
  token('sentry-user-token', 'Sentry user token', sentry, 'sntryu_<64 lowerhex>'),
  token('snyk-token', 'Snyk token', 'at app.snyk.io/account', 'snyk_(uat|sat).<8 alnum>.<60-1000 dotted>'),
  token('sonar-token', 'SonarQube token', 'in SonarQube under my account', '(squ|sqp|sqa)_<40 lower>'),
]
