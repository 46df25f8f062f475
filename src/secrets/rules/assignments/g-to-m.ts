import type { Assignment } from '../assignment.ts'
import { publicId, row, uuid } from './row.ts'

/** `lob` alone stands in every blob. */
const LOB = [
  'lob_api',
  'lob-api',
  'lob.api',
  'lobapi',
  'lob_key',
  'lobkey',
  'lob_token',
  'lobtoken',
  'lob_secret',
  'lob_live',
  'lob_test',
] as const

/** Vendors from G to M. */
export const assignmentsGM: readonly Assignment[] = [
  row('Gitter', 'access token', '<40 url>'),
  row('GoCardless', 'API token', '(live|sandbox)_<40 urlpad>', { telling: true, severity: 'high' }),
  row('Heroku', 'API key', uuid),
  row('Hetzner', 'API token', '<64 alnum>', { words: ['hetzner', 'hcloud'] }),
  row('HubSpot', 'API key', uuid),
  row('IBM', 'Cloud API key', '<44 url>', { words: ['ibmcloud', 'ibm_cloud', 'ibm-cloud', 'bluemix', 'watson'] }),
  row('Intercom', 'API key', '<60 urlpad>'),
  row('Intercom', 'client secret', uuid),
  row('Ionic', 'API token', 'ion_<42 alnum>', { telling: true }),
  row('JFrog', 'API key', '<73 alnum>', { words: ['jfrog', 'artifactory', 'bintray', 'xray'] }),
  row('JFrog', 'identity token', '<64 alnum>', { words: ['jfrog', 'artifactory', 'bintray', 'xray'] }),
  row('Kraken', 'private key', ['<80-90 base64pad>', '<80-90 url>'], { entropy: 4 }),
  row('KuCoin', 'access token', '<24 hex>'),
  row('KuCoin', 'secret key', uuid),
  row('LaunchDarkly', 'access token', ['<40 urlpad>', `(api|sdk|mob)-${uuid}`]),
  row('Linear', 'client secret', '<32 hex>', {
    words: ['linear_', 'linear-', 'linear.', 'linearapi', 'linearclient', 'linearsecret', 'lineartoken', 'linearkey'],
  }),
  row('LinkedIn', 'client id', '<14 alnum>', { ...publicId, words: ['linkedin', 'linked-in', 'linked_in'] }),
  row('LinkedIn', 'client secret', '<16 alnum>', { words: ['linkedin', 'linked-in', 'linked_in'] }),
  row('Linode', 'API token', '<64 hex>'),
  row('Lob', 'API key', '(live|test)_<35 hex>', { words: LOB, telling: true, severity: 'high' }),
  row('Lob', 'publishable key', '(live|test)_pub_<31 hex>', { ...publicId, words: LOB, telling: true }),
  row('Looker', 'client id', '<20 alnum>', publicId),
  row('Looker', 'client secret', '<24 alnum>'),
  row('Mailgun', 'private API key', 'key-<32 hex>', { telling: true, severity: 'high' }),
  row('Mailgun', 'public validation key', 'pubkey-<32 hex>', { ...publicId, telling: true }),
  row('Mailgun', 'signing key', '<32 lower>-<8 lower>-<8 lower>', { telling: true, severity: 'high' }),
  row('Mapbox', 'access token', '(pk|sk|tk).<60-120 url>.<22 url>', { telling: true, entropy: 4 }),
  row('Mattermost', 'access token', '<26 alnum>'),
  row('MessageBird', 'API token', '<25 alnum>', { words: ['messagebird', 'message_bird', 'message-bird'] }),
  row('MessageBird', 'client id', uuid, { ...publicId, words: ['messagebird', 'message_bird', 'message-bird'] }),
  row('Mistral', 'API key', '<32 alnum>'),
  row('Mollie', 'API key', ['(live|test)_<30 alnum>', 'access_<30-50 alnum>'], { telling: true, severity: 'high' }),
]
