import { type Token, token } from '../token.ts'

const settlemint = 'at console.settlemint.com'
const planetscale = 'at app.planetscale.com'
const linear = 'at linear.app/settings/api'
const contentful = 'at app.contentful.com'
const appSecret = 'by setting another APP_SECRET'
/** A value that everybody knows, used as it is; in brackets where it stands here, so that no line of ours is one. */
const known = { severity: 'medium', entropy: 2 } as const

/** What people work and build with: design, documents, maps, databases as a service. */
export const productTokens: readonly Token[] = [
  token('adobe-client-secret', 'Adobe client secret', 'at developer.adobe.com/console', 'p8e-<32 alnum>'),
  token(
    'atlassian-api-token',
    'Atlassian API token',
    'at id.atlassian.com/manage-profile/security/api-tokens',
    ['(ATATT3|ATCTT3|ATSTT3)<186 urlpad>', '(ATATT3|ATCTT3|ATSTT3)<100-260 urlpad>'],
    { entropy: 3.5 },
  ),
  token('contentful-management-token', 'Contentful management token', contentful, 'CFPAT-<43 url>'),
  token(
    'ez-platform-default-secret',
    "The secret of eZ Platform's documents",
    appSecret,
    'ThisEzPlatformTokenIsNotSoSecret_(PleaseChangeIt)',
    known,
  ),
  token('facebook-page-token', 'Facebook page or user access token', 'at developers.facebook.com/apps', 'EAA(C|M)<100-250 alnum>', {
    entropy: 3.8,
  }),
  token('figma-token', 'Figma token', 'at figma.com/settings', '(figd|figu|figo)_<40-60 url>'),
  token('frameio-token', 'Frame.io token', 'at developer.frame.io', 'fio-u-<64 urlpad>'),
  token('hubspot-private-app-token', 'HubSpot private app token', 'at app.hubspot.com/private-apps', [
    'pat-(na1|na2|eu1|ap1)-<8 lowerhex>-<4 lowerhex>-<4 lowerhex>-<4 lowerhex>-<12 lowerhex>',
  ]),
  token('linear-api-key', 'Linear API key', linear, ['lin_api_<40 alnum>', 'lin_oauth_<64 alnum>']),
  token('mapbox-secret-token', 'Mapbox secret token', 'at account.mapbox.com/access-tokens', 'sk.eyJ<60-120 url>.<22 url>'),
  token('maxmind-license-key', 'MaxMind license key', 'at maxmind.com/en/accounts', '<6 alnum>_<29 alnum>_mmk', {
    keywords: ['_mmk'],
    entropy: 3.8,
  }),
  token('neon-api-key', 'Neon API key', 'at console.neon.tech', 'napi_<64 lower>'),
  token('notion-token', 'Notion integration token', 'at notion.so/my-integrations', 'ntn_<11 digit><35 alnum>', { entropy: 3.8 }),
  token('planetscale-oauth-token', 'PlanetScale OAuth token', planetscale, 'pscale_oauth_<32-64 dotted>'),
  token('planetscale-password', 'PlanetScale password', planetscale, 'pscale_pw_<32-64 dotted>'),
  token('planetscale-service-token', 'PlanetScale service token', planetscale, 'pscale_tkn_<32-64 dotted>'),
  token('postman-api-key', 'Postman API key', 'at postman.co/settings/me/api-keys', 'PMAK-<24 hex>-<34 hex>'),
  token('settlemint-application-token', 'SettleMint application access token', settlemint, 'sm_aat_<16 alnum>'),
  token('settlemint-personal-token', 'SettleMint personal access token', settlemint, 'sm_pat_<16 alnum>'),
  token('settlemint-service-token', 'SettleMint service access token', settlemint, 'sm_sat_<16 alnum>'),
  token('supabase-token', 'Supabase token', 'at supabase.com/dashboard/account/tokens', [
    'sbp_<40 lowerhex>',
    'sb_secret_<22 url>_<8 url>',
  ]),
  token('symfony-default-secret', "The secret of Symfony's documents", appSecret, 'ThisTokenIsNotSoSecret(ChangeIt)', known),
  token('typeform-token', 'Typeform token', 'at admin.typeform.com/user/tokens', 'tfp_<40-60 dotted>'),
  token('cursor-api-key', 'Cursor API key', 'at cursor.com/dashboard', 'key_<64 lower>', { entropy: 3.5 }),
  token('elastic-cloud-key', 'Elastic Cloud key', 'at cloud.elastic.co', 'essu_<90-92 base64pad>'),
  token(
    'salesforce-access-token',
    'Salesforce session or access token',
    'in Salesforce under session management',
    '00D<12-15 alnum>!<90-112 dotted>',
    { alone: true },
  ),
]
