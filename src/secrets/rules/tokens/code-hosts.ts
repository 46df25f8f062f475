import type { Token } from '../token.ts'

const GITHUB = 'Revoke it at github.com/settings/tokens (or of the app that it belongs to) and read the security log for its use.'
const GITLAB = 'Revoke it in GitLab where it was made (user, project, group or runner settings) and read the audit events.'

const gitlab = (id: string, title: string, ...shapes: readonly string[]): Token => ({ id, title, shapes, remediation: GITLAB })

/** GitHub, GitLab, Bitbucket, Gitea and what stands beside them. */
export const codeHostTokens: readonly Token[] = [
  {
    id: 'github-app-token',
    title: 'GitHub App token',
    shapes: ['(ghu|ghs)_<36 alnum>'],
    structure: 'crc32-base62',
    remediation: GITHUB,
  },
  {
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    shapes: ['github_pat_<22 alnum>_<59 alnum>', 'github_pat_<82 word>'],
    remediation: GITHUB,
  },
  {
    id: 'github-oauth-token',
    title: 'GitHub OAuth access token',
    shapes: ['gho_<36 alnum>'],
    structure: 'crc32-base62',
    remediation: GITHUB,
  },
  {
    id: 'github-personal-access-token',
    title: 'GitHub personal access token (classic)',
    shapes: ['ghp_<36 alnum>'],
    structure: 'crc32-base62',
    remediation: GITHUB,
  },
  {
    id: 'github-refresh-token',
    title: 'GitHub refresh token',
    shapes: ['ghr_<36 alnum>', 'ghr_<76 alnum>'],
    structure: 'crc32-base62',
    remediation: GITHUB,
  },
  gitlab('gitlab-ci-job-token', 'GitLab CI job token', 'glcbt-<1-5 alnum>_<20 url>'),
  gitlab('gitlab-deploy-token', 'GitLab deploy token', 'gldt-<20 url>'),
  gitlab('gitlab-feature-flag-token', "GitLab feature flag client's token", 'glffct-<20 url>'),
  gitlab('gitlab-feed-token', 'GitLab feed token', 'glft-<20 url>'),
  gitlab('gitlab-incoming-mail-token', 'GitLab incoming mail token', 'glimt-<25 url>'),
  gitlab('gitlab-kubernetes-agent-token', 'GitLab agent for Kubernetes token', 'glagent-<50 url>'),
  gitlab('gitlab-oauth-application-secret', 'GitLab OAuth application secret', 'gloas-<64 url>'),
  gitlab('gitlab-personal-access-token', 'GitLab personal access token', 'glpat-<20 url>'),
  gitlab('gitlab-pipeline-trigger-token', 'GitLab pipeline trigger token', 'glptt-<40 lowerhex>'),
  gitlab('gitlab-runner-registration-token', 'GitLab runner registration token', 'GR1348941<20 url>'),
  gitlab('gitlab-runner-token', 'GitLab runner authentication token', 'glrt-<20 url>'),
  gitlab('gitlab-scim-token', 'GitLab SCIM token', 'glsoat-<20 url>'),
  {
    id: 'npm-access-token',
    title: 'npm access token',
    shapes: ['npm_<36 alnum>'],
    structure: 'crc32-base62',
    remediation: 'Revoke it with `npm token revoke` or at npmjs.com, and look for versions that were published with it.',
  },
]
