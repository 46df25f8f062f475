import { isThirdParty } from './third-party.ts'

/** Files that tools keep keys and passwords in, by their documents. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'id_rsa id_dsa id_ecdsa id_ed25519 .netrc _netrc .pgpass .my.cnf .mylogin.cnf .git-credentials .htpasswd .vault-token .boto .s3cfg .dockercfg ' +
    '.pypirc credentials credential credentials.json credential.json password.txt passwords.txt secret_token.rb credentials.yml credentials.yaml credentials.xml secrets.json secrets.yml secrets.yaml secrets.toml ' +
    'secret.json secret.yml secret.yaml service-account.json serviceaccount.json client_secret.json client_secrets.json terraform.tfstate ' +
    'terraform.tfvars master.key .env kubeconfig wp-config.php'
  ).split(' '),
)
const PATHS =
  /(?:^|\/)(?:\.aws\/credentials|\.docker\/config\.json|\.kube\/config|\.azure\/(?:accessTokens|msal_token_cache)\.json|\.config\/gcloud\/(?:credentials\.db|application_default_credentials\.json)|\.config\/gh\/hosts\.yml|\.m2\/settings-security\.xml|\.cargo\/credentials(?:\.toml)?|\.gem\/credentials|\.config\/rclone\/rclone\.conf)$/
const ENDINGS =
  /(?:^\.env\.(?!example$|sample$|template$|dist$|test$)[\w-]{1,30}|\.(?:p12|pfx|secret|private_key|psafe3|jks|keystore|kdbx|ppk|ovpn|tfstate|keytab))$/

/** Whether a file's name says that it holds a secret. What packages brought is none: their examples and trust stores are public. */
export const isSecretName = (path: string, name: string): boolean =>
  (NAMES.has(name) || PATHS.test(path) || ENDINGS.test(name)) &&
  !isThirdParty(path) &&
  !/^etc\/(?:ssl|pki|ca-certificates)\/|\/cacerts(?:\.jks)?$/.test(path)
