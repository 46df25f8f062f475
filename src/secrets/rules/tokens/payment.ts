import { type Token, token } from '../token.ts'

const stripe = 'at dashboard.stripe.com/apikeys'
const square = 'at developer.squareup.com/apps'
const flutterwave = 'at app.flutterwave.com'
const shopify = "in the shop's admin under apps"
const shippo = 'at apps.goshippo.com/settings/api'

/** Payment, shops, shipping. */
export const paymentTokens: readonly Token[] = [
  token('braintree-access-token', 'PayPal Braintree access token', 'in the Braintree control panel', [
    'access_token$(production|sandbox)$<16 lower>$<32 lowerhex>',
  ]),
  token('duffel-api-token', 'Duffel API token', 'at app.duffel.com', 'duffel_(test|live)_<43 urlpad>'),
  token('easypost-api-key', 'EasyPost API key', 'at easypost.com/account/api-keys', 'EZAK<54 alnum>'),
  token('easypost-test-key', 'EasyPost test key', 'at easypost.com/account/api-keys', 'EZTK<54 alnum>'),
  token('flutterwave-encryption-key', 'Flutterwave encryption key', flutterwave, ['FLWSECK_TEST-<12 alnum>', 'FLWSECK_TEST<12 alnum>']),
  token('flutterwave-public-key', 'Flutterwave public key', flutterwave, '(FLWPUBK_TEST|FLWPUBK)-<32 alnum>-(X|x)', { severity: 'low' }),
  token('flutterwave-secret-key', 'Flutterwave secret key', flutterwave, '(FLWSECK_TEST|FLWSECK)-<32 alnum>-(X|x)'),
  token('plaid-access-token', 'Plaid access token', 'with /item/remove', [
    'access-(sandbox|development|production)-<8 hex>-<4 hex>-<4 hex>-<4 hex>-<12 hex>',
  ]),
  token('razorpay-key-id', 'Razorpay key id', 'at dashboard.razorpay.com', 'rzp_(live|test)_<14 alnum>', { severity: 'medium' }),
  token('shippo-api-token', 'Shippo API token', shippo, 'shippo_(live|test)_<40 hex>'),
  token('shopify-access-token', 'Shopify access token', shopify, 'shpat_<32 hex>'),
  token('shopify-custom-app-token', 'Shopify custom app access token', shopify, 'shpca_<32 hex>'),
  token('shopify-private-app-token', 'Shopify private app password', shopify, 'shppa_<32 hex>'),
  token('shopify-shared-secret', 'Shopify shared secret', shopify, 'shpss_<32 hex>'),
  token('square-access-token', 'Square access token', square, ['EAAA<60 url>', 'EAAA<22-59 url>', 'sq0atp-<22-60 url>'], {
    entropy: 3.5,
    alone: true,
  }),
  token('square-application-secret', 'Square application secret', square, 'sq0csp-<43 url>'),
  token('stripe-publishable-key', 'Stripe publishable key', stripe, 'pk_(live|test)_<10-99 alnum>', { severity: 'low' }),
  token('stripe-secret-key', 'Stripe secret or restricted key', stripe, '(sk|rk)_(live|test|prod)_<10-99 alnum>'),
  token('stripe-webhook-secret', 'Stripe webhook signing secret', 'at dashboard.stripe.com/webhooks', 'whsec_<32-64 base64>'),
]
