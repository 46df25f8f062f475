import type { Assignment } from '../assignment.ts'
import { row, uuid } from './row.ts'

/** Vendors from T to Z. */
export const assignmentsTZ: readonly Assignment[] = [
  row('Telegram', 'bot token, any', '<5-16 digit>:A<34 url>', { words: ['telegr'], telling: true, severity: 'high' }),
  row('Tencent', 'Cloud secret key', '<32 alnum>', { words: ['tencent', 'qcloud'] }),
  row('Travis CI', 'access token', '<22 alnum>', { words: ['travis'] }),
  row('Trello', 'API key or token', ['<32 hex>', '<64 hex>', 'ATTA<72 hex>']),
  row('Twilio', 'auth token', '<32 hex>', { words: ['twilio'] }),
  row('Twitch', 'API token', '<30 alnum>'),
  row('Twitter', 'access secret', '<45 alnum>', { words: ['twitter'] }),
  row('Twitter', 'access token', '<15-25 digit>-<20-40 alnum>', { telling: true }),
  row('Twitter', 'API key', ['<25 alnum>', '<35-44 hex>']),
  row('Twitter', 'API secret', '<50 alnum>'),
  row('Twitter', 'bearer token', 'AAAAAAAAAAAAAAAAAAAAAA<80-100 percent>', { telling: true, severity: 'high' }),
  row('Typeform', 'token, any', 'tfp_<59 dotted>', { telling: true, severity: 'high' }),
  row('Vault', 'service token, older', 's.<24 alnum>', { words: ['vault'], telling: true, entropy: 3.2 }),
  row('Vercel', 'token', '<24 alnum>'),
  row('Vultr', 'API key', '<36 upper>'),
  row('Weights and Biases', 'API key', '<40 hex>', { words: ['wandb'] }),
  row('Yandex', 'access token', 't1.<1-300 urlpad>.<86-88 urlpad>', { telling: true, severity: 'high' }),
  row('Yandex', 'API key', 'AQVN<35-38 url>', { telling: true, severity: 'high' }),
  row('Yandex', 'static access key', 'YC<38 url>', { telling: true, severity: 'high' }),
  row('Zendesk', 'secret key', '<40 alnum>'),
  row('Zoom', 'client secret', '<32 alnum>', { words: ['zoom_', 'zoom-', 'zoomapi', 'zoomclient'] }),
  row('Zuplo', 'API key', `zpka_<32 hex>_<8 hex>`, { telling: true }),
  row('Zilliz', 'API key', uuid),
]
