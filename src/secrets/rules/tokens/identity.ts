import { type Token, token } from '../token.ts'

const vault = 'with `vault token revoke`'
const doppler = 'in the Doppler dashboard'
const tailscale = 'at login.tailscale.com/admin/settings/keys'

/** Stores of secrets, keys, networks, infrastructure as code. */
export const identityTokens: readonly Token[] = [
  token(
    '1password-secret-key',
    '1Password secret key',
    "by regenerating it in the account's profile",
    ['A3-<6 upper>-<11 upper>-<5 upper>-<5 upper>-<5 upper>', 'A3-<6 upper>-<6 upper>-<5 upper>-<5 upper>-<5 upper>-<5 upper>'],
    { entropy: 3.5 },
  ),
  token(
    '1password-service-account-token',
    '1Password service account token',
    'under Developer in 1Password',
    ['ops_eyJ<250-2000 base64pad>'],
    { structure: 'base64-json' },
  ),
  token(
    'age-secret-key',
    'age secret key',
    'by making a new identity and encrypting anew all that it opens',
    'AGE-SECRET-KEY-1<58 bech32>',
    {
      structure: 'bech32',
    },
  ),
  token(
    'authress-access-key',
    'Authress service client key',
    'in the Authress console',
    ['(sc|ext|scauth|authress)_<5-30 alnum>.<4-6 alnum>.acc(_|-)<10-32 url>.<30-120 base64any>'],
    { keywords: ['.acc_', '.acc-'] },
  ),
  token('defined-networking-key', 'Defined Networking API key', 'at admin.defined.net', 'dnkey-<26 urlpad>-<52 urlpad>'),
  token('doppler-token', 'Doppler token', doppler, 'dp.(pt|ct|sa|scim|audit).<40-44 alnum>'),
  token('doppler-service-token', 'Doppler service token', doppler, ['dp.st.<40-44 alnum>', 'dp.st.<2-35 url>.<40-44 alnum>']),
  token('infracost-api-key', 'Infracost API key', 'at dashboard.infracost.io', 'ico-<32 alnum>'),
  token('intra42-client-secret', 'Intra 42 client secret', 'at profile.intra.42.fr/oauth/applications', 's-s4t2(ud|af)-<64 hex>'),
  token('prefect-api-key', 'Prefect API key', 'at app.prefect.cloud', '(pnu|pnb)_<36 alnum>'),
  token('tailscale-key', 'Tailscale key', tailscale, 'tskey-(auth|api|client|scim|webhook)-<8-24 alnum>-<20-40 alnum>'),
  token(
    'terraform-api-token',
    'Terraform (HCP) API token',
    'at app.terraform.io under user or team settings',
    '<14 alnum>.atlasv1.<60-70 urlpad>',
    {
      keywords: ['.atlasv1.'],
      entropy: 3.5,
    },
  ),
  token('vault-batch-token', 'HashiCorp Vault batch token', vault, 'hvb.<138-300 url>', { entropy: 3.5 }),
  token('vault-recovery-token', 'HashiCorp Vault recovery token', vault, 'hvr.<24-300 url>', { entropy: 3.5 }),
  token('vault-service-token', 'HashiCorp Vault service token', vault, 'hvs.<24-200 url>', { entropy: 3.5 }),
]
