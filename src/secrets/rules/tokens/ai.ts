import { type Token, token } from '../token.ts'

const openai = 'at platform.openai.com/api-keys'
const anthropic = 'at console.anthropic.com/settings/keys'
const huggingface = 'at huggingface.co/settings/tokens'

/** Models and what serves them. */
export const aiTokens: readonly Token[] = [
  token('anthropic-admin-key', 'Anthropic admin key', anthropic, 'sk-ant-admin01-<93 url>AA'),
  token('anthropic-api-key', 'Anthropic API key', anthropic, 'sk-ant-api03-<93 url>AA'),
  token('anthropic-oauth-token', 'Anthropic OAuth token', anthropic, '(sk-ant-oat01|sk-ant-ort01)-<90-120 url>'),
  token('elevenlabs-api-key', 'ElevenLabs API key', 'at elevenlabs.io under profile', 'sk_<48 lowerhex>'),
  token('firecrawl-api-key', 'Firecrawl API key', 'at firecrawl.dev', 'fc-<32 lowerhex>'),
  token('groq-api-key', 'Groq API key', 'at console.groq.com/keys', 'gsk_<52 alnum>'),
  token('huggingface-organization-token', 'Hugging Face organisation token', huggingface, 'api_org_<34 alpha>'),
  token('huggingface-token', 'Hugging Face token', huggingface, 'hf_<34-40 alnum>', { entropy: 3.5 }),
  token('langsmith-api-key', 'LangSmith API key', 'at smith.langchain.com/settings', 'lsv2_(pt|sk)_<32 lowerhex>_<10 lowerhex>'),
  token('nvidia-api-key', 'NVIDIA API key', 'at build.nvidia.com', 'nvapi-<60-70 url>'),
  token(
    'openai-admin-key',
    'OpenAI admin key',
    openai,
    ['sk-admin-<74 url>T3BlbkFJ<74 url>', 'sk-admin-<20-100 url>T3BlbkFJ<20-100 url>'],
    {
      keywords: ['sk-admin-'],
    },
  ),
  token(
    'openai-api-key',
    'OpenAI API key',
    openai,
    ['sk-<20-42 alnum>T3BlbkFJ<20-42 alnum>', 'sk-None-<20-42 alnum>T3BlbkFJ<20-42 alnum>'],
    {
      keywords: ['T3BlbkFJ'],
    },
  ),
  token(
    'openai-project-key',
    'OpenAI project key',
    openai,
    ['sk-proj-<74 url>T3BlbkFJ<74 url>', 'sk-proj-<20-100 url>T3BlbkFJ<20-100 url>'],
    {
      keywords: ['sk-proj-'],
    },
  ),
  token(
    'openai-service-account-key',
    'OpenAI service account key',
    openai,
    ['(sk-svcacct|sk-service)-<74 url>T3BlbkFJ<74 url>', '(sk-svcacct|sk-service)-<20-100 url>T3BlbkFJ<20-100 url>'],
    { keywords: ['sk-svcacct-', 'sk-service-'] },
  ),
  token('openai-realtime-secret', 'OpenAI realtime client secret', openai, 'ek_<32 lowerhex>', { severity: 'medium' }),
  token('openrouter-api-key', 'OpenRouter API key', 'at openrouter.ai/keys', 'sk-or-v1-<64 lowerhex>'),
  token('perplexity-api-key', 'Perplexity API key', 'at perplexity.ai/settings/api', 'pplx-<48-56 alnum>'),
  token('pinecone-api-key', 'Pinecone API key', 'at app.pinecone.io', 'pcsk_<5-7 alnum>_<60-64 alnum>'),
  token('replicate-api-token', 'Replicate API token', 'at replicate.com/account/api-tokens', 'r8_<37 alnum>'),
  token('tavily-api-key', 'Tavily API key', 'at app.tavily.com', ['tvly-(dev|prod)-<32 alnum>', 'tvly-<32 alnum>']),
  token('xai-api-key', 'xAI API key', 'at console.x.ai', 'xai-<70-90 alnum>'),
]
