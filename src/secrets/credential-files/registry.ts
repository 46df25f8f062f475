import type { CredentialReader } from './contract.ts'
import { django, railsMasterKey, vaultToken, wordpress } from './readers/application-secrets.ts'
import { azureProfile } from './readers/azure-profile.ts'
import { composerAuth } from './readers/composer-auth.ts'
import { dockerConfig } from './readers/docker-config.ts'
import { gcloud } from './readers/gcloud.ts'
import { gitCredentials } from './readers/git-credentials.ts'
import { keystore } from './readers/keystore.ts'
import { kubeconfig } from './readers/kubeconfig.ts'
import { mavenSecurity, mavenSettings } from './readers/maven-settings.ts'
import { netrc } from './readers/netrc.ts'
import { htpasswd, shadow } from './readers/password-hashes.ts'
import { pgpass } from './readers/pgpass.ts'
import { settingsFiles } from './readers/settings-files.ts'
import { terraformCredentials } from './readers/terraform-credentials.ts'
import { terraformState } from './readers/terraform-state.ts'

/** All files that are known to hold credentials, sorted by id. */
export const credentialReaders: readonly CredentialReader[] = [
  ...settingsFiles,
  azureProfile,
  composerAuth,
  django,
  dockerConfig,
  gcloud,
  gitCredentials,
  htpasswd,
  keystore,
  kubeconfig,
  mavenSecurity,
  mavenSettings,
  netrc,
  pgpass,
  railsMasterKey,
  shadow,
  terraformCredentials,
  terraformState,
  vaultToken,
  wordpress,
].toSorted((a, b) => (a.id < b.id ? -1 : 1))
