import { type Token, token } from '../token.ts'

const aws = 'in the IAM console of its account'
const azure = "in the Azure portal (the resource's access keys)"
const google = 'at console.cloud.google.com/apis/credentials'

/** Amazon, Google, Alibaba, DigitalOcean and smaller clouds. */
export const cloudTokens: readonly Token[] = [
  token('alibaba-access-key-id', 'Alibaba Cloud access key id', 'in the RAM console', ['LTAI<20 alnum>', 'LTAI<12-17 alnum>'], {
    alone: true,
    entropy: 3,
  }),
  token('aws-access-key-id', 'AWS access key id', aws, ['(AKIA|ASIA|ABIA|ACCA)<16 upper>', 'A3T<17 upper>'], {
    structure: 'aws-key-id',
    alone: true,
    entropy: 2.5,
    // The two ids of the IAM user guide.
    examples: [
      '1a5d44a2dca19669d72edf4c4f1c27c4c1ca4b4408fbb17f6ce4ad452d78ddb3',
      'c6ea27c534f993d31f0aef882e3d200e7b87470c379ae79c8f9b19d3bd363dc9',
    ],
  }),
  token('aws-bedrock-api-key', 'Amazon Bedrock API key', aws, 'ABSK<109-271 base64pad>'),
  token(
    'aws-bedrock-short-term-key',
    'Amazon Bedrock short-term API key',
    aws,
    [
      // In brackets, so that this line is no key itself.
      'bedrock-api-key-(YmVkcm9jay5hbWF6b25hd3MuY29t)<0-3000 base64any>',
    ],
    { keywords: ['bedrock-api-key-'] },
  ),
  token('aws-marketplace-token', 'Amazon Marketplace Web Service token', 'in Seller Central', [
    'amzn.mws.<8 lowerhex>-<4 lowerhex>-<4 lowerhex>-<4 lowerhex>-<12 lowerhex>',
  ]),
  token(
    'azure-entra-client-secret',
    'Microsoft Entra client secret',
    'in Entra under app registrations',
    '<3 entra><1 digit>Q~<31-34 entra>',
    {
      keywords: ['0Q~', '1Q~', '2Q~', '3Q~', '4Q~', '5Q~', '6Q~', '7Q~', '8Q~', '9Q~'],
      entropy: 3.3,
    },
  ),
  token('azure-function-key', 'Azure Functions key', azure, '<44 url>AzFu<6 url>==', { keywords: ['AzFu'] }),
  token('azure-identifiable-key', 'Azure service key', azure, '<52 alnum>JQQJ99<26 alnum>', { keywords: ['JQQJ99'] }),
  token('azure-cosmos-batch-or-storage-key', 'Azure Storage, Batch or Cosmos DB key', azure, '<76 base64>(+ASt|+ABa|ACDb)<6 base64>==', {
    keywords: ['+ASt', '+ABa', 'ACDb'],
  }),
  token(
    'azure-messaging-or-cache-key',
    'Azure Service Bus, Event Hubs, Relay, IoT Hub or Cache key',
    azure,
    '<33 base64>(+ASb|+AEh|+ARm|AIoT|AzCa)<6 base64>=',
    {
      keywords: ['+ASb', '+AEh', '+ARm', 'AIoT', 'AzCa'],
      entropy: 4,
    },
  ),
  token('azure-registry-key', 'Azure Container Registry password', azure, '<42 base64>+ACR(A|B|C|D)<5 base64>', { keywords: ['+ACR'] }),
  token('azure-search-key', 'Azure AI Search key', azure, '<42 alnum>AzSe(A|B|C|D)<5 alnum>', { keywords: ['AzSe'] }),
  token('cloudflare-origin-ca-key', 'Cloudflare origin CA key', 'at dash.cloudflare.com/profile/api-tokens', [
    'v1.0-<24 lowerhex>-<146 lowerhex>',
  ]),
  token('clickhouse-cloud-secret', 'ClickHouse Cloud API secret', 'in the ClickHouse Cloud console', '4b1d<38 alnum>', {
    entropy: 3.5,
    alone: true,
  }),
  token('databricks-api-token', 'Databricks API token', "in the workspace's user settings", ['dapi<32 lower>-<1 digit>', 'dapi<32 lower>']),
  token('digitalocean-access-token', 'DigitalOcean token', 'at cloud.digitalocean.com/account/api', '(dop|doo|dor)_v1_<64 hex>'),
  token('fly-access-token', 'Fly.io access token', 'with `fly tokens revoke`', ['fo1_<43 url>', '(fm1r|fm1a|fm2)_<100-2000 base64pad>']),
  token('google-api-key-bound', 'Google API key bound to a service account', google, 'AQ.Ab8R<46 url>'),
  token('google-api-key', 'Google API key', google, 'AIza<35 url>', { entropy: 3.5 }),
  token('google-oauth-access-token', 'Google OAuth access token', 'at myaccount.google.com/permissions', 'ya29.<60-400 url>', {
    keywords: ['ya29.'],
  }),
  token('google-oauth-client-secret', 'Google OAuth client secret', google, 'GOCSPX-<28 url>'),
  token('heroku-platform-key', 'Heroku API key', 'at dashboard.heroku.com/account', 'HRKU-AA<58 url>'),
  token('netlify-personal-token', 'Netlify personal access token', 'at app.netlify.com/user/applications', 'nfp_<36 alnum>'),
  token('openshift-user-token', 'OpenShift user token', 'with `oc delete oauthaccesstoken`', 'sha256~<43 url>', { entropy: 3.5 }),
  token('pulumi-access-token', 'Pulumi access token', 'at app.pulumi.com/account/tokens', 'pul-<40 lowerhex>'),
  token('scalingo-api-token', 'Scalingo API token', 'at dashboard.scalingo.com/account/tokens', 'tk-us-<48 url>'),
  token('tencent-secret-id', 'Tencent Cloud secret id', 'in the CAM console', 'AKID<32 alnum>', { entropy: 3.5, alone: true }),
]
