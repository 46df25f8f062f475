import type { Phrase } from '../phrase.ts'

const remediation = 'Regenerate the key in the Azure portal, where access keys of the resource are, and read its logs.'
const high = { severity: 'high', confidence: 'high', remediation } as const

/** Azure's connection strings and signed addresses. */
export const azurePhrases: readonly Phrase[] = [
  {
    id: 'azure-app-configuration-secret',
    title: 'Azure App Configuration connection string',
    keywords: ['.azconfig.io'],
    lead: '(?i)\\.azconfig\\.io\\s?;\\s?Id=[0-9a-z+/=:\\-]{1,100};\\s?Secret=',
    tail: '(?:[^0-9A-Za-z+/=]|$)',
    shape: '<32-88 base64pad>',
    reach: 160,
    sample: 'Endpoint=https://shop.azconfig.io;Id=l0-s0:shop;Secret=VALUE',
    entropy: 3.5,
    ...high,
  },
  {
    id: 'azure-container-registry-password',
    title: 'Azure Container Registry password beside its address',
    keywords: ['azurecr.io'],
    lead: '(?i)azurecr\\.io[^\\n]{0,100}(?:password|pwd|-p)["\']?\\s{0,2}[:= ]\\s{0,2}["\']?',
    tail: '(?:[^0-9A-Za-z+/=]|$)',
    shape: '<32 base64>',
    reach: 130,
    sample: 'shop.azurecr.io username=shop password=VALUE',
    entropy: 3.5,
    ...high,
  },
  {
    id: 'azure-sas-signature',
    title: 'Azure shared access signature',
    keywords: ['&sig=', '?sig=', ';sig='],
    lead: '(?i)[?&;]sig=',
    tail: '(?:[^0-9A-Za-z%]|$)',
    shape: '<40-64 percent>%3D',
    reach: 8,
    sample: 'https://shop.blob.core.windows.net/a?sv=2024-11-04&se=2027-01-01&sp=r&sig=VALUE',
    entropy: 3.5,
    ...high,
  },
  {
    id: 'azure-shared-access-key',
    title: 'Azure shared access key (Service Bus, Event Hubs, IoT Hub)',
    keywords: ['sharedaccesskey'],
    lead: '(?i)SharedAccessKey\\s?=\\s?',
    tail: '(?:[^0-9A-Za-z+/=]|$)',
    shape: '<43 base64>=',
    reach: 24,
    sample: 'Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=VALUE',
    entropy: 3.5,
    ...high,
  },
  {
    id: 'azure-storage-account-key',
    title: 'Azure storage account key',
    keywords: ['accountkey', 'account_key', 'account-key', 'storage_key', 'azure_storage_access_key'],
    lead: '(?i)(?:account[_-]?key|storage[_-](?:access[_-])?key)["\']?\\s{0,2}[:=]\\s{0,2}["\']?',
    tail: '(?:[^0-9A-Za-z+/=]|$)',
    shape: '<86 base64>==',
    reach: 40,
    sample: 'DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=VALUE;EndpointSuffix=core.windows.net',
    entropy: 4,
    ...high,
  },
]
