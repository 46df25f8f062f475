import type { Assignment } from '../assignment.ts'
import { publicId, row, uuid } from './row.ts'

/** Vendors from N to S. */
export const assignmentsNS: readonly Assignment[] = [
  row('Netlify', 'access token', '<40-46 urlpad>'),
  row('New Relic', 'license key', ['<40 hex>', '<36 hex>NRAL']),
  row('New Relic', 'user API id', '<64 alnum>'),
  row('New York Times', 'API key', '<32 urlpad>', { words: ['nytimes', 'newyorktimes', 'new-york-times', 'new_york_times'] }),
  row('ngrok', 'credential', ['<27 alnum>_<20-22 alnum>', 'ak_<27 alnum>', '<49 alnum>'], { telling: true }),
  row('Notion', 'integration token, older', 'secret_<43 alnum>', { telling: true, severity: 'high' }),
  row('Okta', 'access token', '00<40 urlpad>', { words: ['okta', 'ssws'], telling: true, entropy: 3.5 }),
  row('PagerDuty', 'API key', ['<20 url>', '<32 hex>']),
  row('Plaid', 'client id', '<24 alnum>', { ...publicId, entropy: 3 }),
  row('Plaid', 'secret key', '<30 alnum>', { entropy: 3 }),
  row('Postmark', 'server token', uuid),
  row('Private AI', 'API token', '<32 alnum>'),
  row('RapidAPI', 'access token', '<50 url>'),
  row('Razorpay', 'key secret', '<24 alnum>'),
  row('Rollbar', 'access token', '<32 hex>'),
  row('Scaleway', 'secret key', uuid, { words: ['scaleway', 'scw_'] }),
  row('S3', 'secret key', '<40 base64>', { words: ['secret_key', 'secret-key', 'secretkey'], telling: true, entropy: 4 }),
  row('Sendbird', 'access id', uuid),
  row('Sendbird', 'access token', '<40 hex>'),
  row('Sentry', 'access token', '<64 hex>'),
  row('Sidekiq', 'gem server credential', '<8 hex>:<8 hex>', {
    words: ['bundle_enterprise__contribsys__com', 'bundle_gems__contribsys__com'],
    telling: true,
  }),
  row('Snyk', 'API token', uuid),
  row('Sonar', 'login or token', ['<40 urlpad>', '(squ|sqp|sqa)_<40 alnum>']),
  row('Sourcegraph', 'access token, older', '<40 hex>', { words: ['sourcegraph', 'sgp_'] }),
  row('Squarespace', 'access token', uuid),
  row('Sumo Logic', 'access id', 'su<12 alnum>', {
    ...publicId,
    words: ['sumo_', 'sumo-', 'sumologic', 'sumo logic', 'sumo.', 'sumoapi', 'sumotoken', 'sumoaccess', 'sumokey'],
  }),
  row('Sumo Logic', 'access key', '<64 alnum>', {
    words: ['sumo_', 'sumo-', 'sumologic', 'sumo logic', 'sumo.', 'sumoapi', 'sumotoken', 'sumoaccess', 'sumokey'],
  }),
]
