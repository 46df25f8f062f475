import { type Token, token } from '../token.ts'

const github = 'at github.com/settings/tokens, or of the app that it belongs to'
const gitlab = 'in GitLab where it was made (user, project, group or runner settings)'
const crc = { structure: 'crc32-base62' } as const

/** A token of GitLab: 20 characters at least; the later kind tells its cell and ends with a checksum. */
const routable = (prefix: string): readonly string[] => [
  `${prefix}<27-300 url>.<2 lower><7 lower>`,
  `${prefix}<27-300 url>.<2 digit>.<2 lower><7 lower>`,
]

/** GitHub, GitLab, Bitbucket and what stands beside them. */
export const codeHostTokens: readonly Token[] = [
  token('bitbucket-app-password', 'Bitbucket app password', 'at bitbucket.org/account/settings/app-passwords', 'ATBB<32 alnum>'),
  token('github-app-token', 'GitHub App token', github, '(ghu|ghs)_<36 alnum>', crc),
  token('github-fine-grained-token', 'GitHub fine-grained personal access token', github, [
    'github_pat_<22 alnum>_<59 alnum>',
    'github_pat_<82 word>',
  ]),
  token('github-oauth-token', 'GitHub OAuth access token', github, 'gho_<36 alnum>', crc),
  token('github-personal-access-token', 'GitHub personal access token (classic)', github, 'ghp_<36 alnum>', crc),
  token('github-refresh-token', 'GitHub refresh token', github, ['ghr_<36 alnum>', 'ghr_<76 alnum>'], crc),
  token('gitlab-ci-job-token', 'GitLab CI job token', gitlab, 'glcbt-<1-5 alnum>_<20 url>'),
  token('gitlab-deploy-token', 'GitLab deploy token', gitlab, 'gldt-<20 url>'),
  token('gitlab-feature-flag-token', "GitLab token of a feature flag's client", gitlab, 'glffct-<20 url>'),
  token('gitlab-feed-token', 'GitLab feed token', gitlab, 'glft-<20 url>'),
  token('gitlab-incoming-mail-token', 'GitLab incoming mail token', gitlab, 'glimt-<25 url>'),
  token('gitlab-kubernetes-agent-token', 'GitLab agent token for Kubernetes', gitlab, 'glagent-<50 url>'),
  token('gitlab-oauth-application-secret', 'GitLab OAuth application secret', gitlab, 'gloas-<64 url>'),
  token('gitlab-personal-access-token', 'GitLab personal access token', gitlab, 'glpat-<20 url>'),
  token('gitlab-personal-access-token-routable', 'GitLab personal access token, routable', gitlab, routable('glpat-'), {
    structure: 'crc32-base36',
  }),
  token('gitlab-pipeline-trigger-token', 'GitLab pipeline trigger token', gitlab, 'glptt-<40 lowerhex>'),
  token('gitlab-runner-registration-token', 'GitLab runner registration token', gitlab, 'GR1348941<20 url>'),
  token('gitlab-runner-token', 'GitLab runner authentication token', gitlab, [
    'glrt-<20 url>',
    'glrt-t<1 digit>_<20 url>',
    'glrtr-<20 url>',
  ]),
  token('gitlab-runner-token-routable', 'GitLab runner authentication token, routable', gitlab, routable('glrt-t<1 digit>_'), {
    structure: 'crc32-base36',
  }),
  token('gitlab-scim-token', 'GitLab SCIM token', gitlab, 'glsoat-<20 url>'),
  token('gitlab-session-cookie', 'GitLab session', 'by signing out of GitLab', '_gitlab_session=<32 lower>'),
  token('sourcegraph-access-token', 'Sourcegraph access token', 'in Sourcegraph under user settings', [
    'sgp_<16 hex>_<40 hex>',
    'sgp_local_<40 hex>',
    'sgp_<40 hex>',
    'slk_<64 hex>',
  ]),
]
