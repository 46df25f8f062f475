import { type Token, token } from '../token.ts'

const slack = 'at api.slack.com/apps'
const uuid = '<8 lower>-<4 lower>-<4 lower>-<4 lower>-<12 lower>'

/** Chat, mail, telephony. */
export const messagingTokens: readonly Token[] = [
  token(
    'brevo-api-key',
    'Brevo (Sendinblue) API or SMTP key',
    'at app.brevo.com/settings/keys',
    '(xkeysib|xsmtpsib)-<64 lowerhex>-<16 alnum>',
  ),
  token('discord-webhook', 'Discord webhook', 'in the channel settings', [
    'discord.com/api/webhooks/<17-20 digit>/<60-80 url>',
    'discordapp.com/api/webhooks/<17-20 digit>/<60-80 url>',
  ]),
  token('mailchimp-api-key', 'Mailchimp API key', 'in the Mailchimp account', '<32 hex>-us<1-2 digit>', {
    keywords: ['-us0', '-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
  }),
  token('resend-api-key', 'Resend API key', 'at resend.com/api-keys', 're_<8 alnum>_<24 alnum>'),
  token('sendgrid-api-key', 'SendGrid API key', 'at app.sendgrid.com/settings/api_keys', ['SG.<22 url>.<43 url>', 'SG.<66 dotted>']),
  token('slack-app-token', 'Slack app-level token', slack, 'xapp-<1 digit>-<1-20 alnum>-<1-20 digit>-<1-90 alnum>', { entropy: 2 }),
  token('slack-bot-token', 'Slack bot token', slack, [
    'xoxb-<10-13 digit>-<10-13 digit>-<18-40 alnum>',
    'xoxb-<10-13 digit>-<10-13 digit><0-60 url>',
  ]),
  token('slack-configuration-access-token', 'Slack app configuration access token', slack, 'xoxe.xox(b|p|B|P)-<1 digit>-<163-166 alnum>'),
  token('slack-configuration-refresh-token', 'Slack app configuration refresh token', slack, 'xoxe-<1 digit>-<146-147 alnum>'),
  token('slack-legacy-bot-token', 'Slack legacy bot token', slack, 'xoxb-<8-14 digit>-<18-26 alnum>'),
  token('slack-legacy-token', 'Slack legacy token', slack, '(xoxs|xoxo)-<1-14 digit>-<1-14 digit>-<1-14 digit>-<1-64 hex>', { entropy: 2 }),
  token('slack-session-token', 'Slack session token', slack, [
    'xoxc-<9-14 digit>-<9-14 digit>-<9-14 digit>-<64 lowerhex>',
    'xoxd-<60-200 percent>',
  ]),
  token('slack-legacy-workspace-token', 'Slack legacy workspace token', slack, [
    '(xoxa|xoxr)-<1 digit>-<8-60 alnum>',
    '(xoxa|xoxr)-<8-60 alnum>',
  ]),
  token('slack-user-token', 'Slack user token', slack, '(xoxp|xoxe)-<10-13 digit>-<10-13 digit>-<10-13 digit>-<28-34 url>'),
  token('slack-webhook', 'Slack webhook', slack, ['hooks.slack.com/(services|workflows|triggers)/<43-80 base64>']),
  token(
    'teams-webhook',
    'Microsoft Teams webhook',
    'in the channel under connectors',
    [`https://<1-60 alnum>.webhook.office.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/<32 lower>/${uuid}`],
    { keywords: ['.webhook.office.com'] },
  ),
  token('telegram-bot-token', 'Telegram bot token', 'by /revoke to @BotFather', '<8-10 digit>:AA<33 url>', { keywords: [':AA'] }),
  token('twilio-api-key', 'Twilio API key', 'at console.twilio.com', 'SK<32 hex>', {
    keywords: ['SK0', 'SK1', 'SK2', 'SK3', 'SK4', 'SK5', 'SK6', 'SK7', 'SK8', 'SK9', 'SKa', 'SKb', 'SKc', 'SKd', 'SKe', 'SKf'],
    alone: true,
    entropy: 3,
  }),
]
