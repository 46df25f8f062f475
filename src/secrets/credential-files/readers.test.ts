import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { randomOf, textOfShape } from '#testing/secret-samples.ts'
import { credentialReaders } from './registry.ts'

/** Values that differ, none of which lies in the repository. */
const [a = '', b = '', c = ''] = [1, 2, 3].map((seed) => textOfShape('<24 alnum>', randomOf(seed)))
const hex = textOfShape('<32 lowerhex>', randomOf(4))
const basic = Buffer.from(`shop:${a}`).toString('base64')
const readerOf = (id: string) => credentialReaders.find((reader) => reader.id === id)!

/** Reader, path, content, the values in it; each row as the program's documents have it. */
for (const [id, path, content, values] of [
  [
    'aws-credentials-file',
    'root/.aws/credentials',
    `[default]\naws_access_key_id = x\naws_secret_access_key = ${a}\n\n[b]\naws_secret_access_key=${b}`,
    [a, b],
  ],
  ['azure-cli-credentials', 'root/.azure/accessTokens.json', JSON.stringify([{ refreshToken: a, accessToken: b }]), [a]],
  [
    'azure-cli-credentials',
    'root/.azure/msal_token_cache.json',
    JSON.stringify({ RefreshToken: { x: { secret: a } }, AccessToken: { y: { secret: b } } }),
    [a],
  ],
  ['azure-cli-credentials', 'root/.azure/service_principal_entries.json', JSON.stringify([{ client_id: 'x', client_secret: a }]), [a]],
  ['cargo-credentials', 'root/.cargo/credentials.toml', `[registry]\ntoken = "${a}"\n`, [a]],
  [
    'composer-auth',
    'app/auth.json',
    JSON.stringify({ 'http-basic': { 'repo.internal': { username: 'shop', password: a } }, 'github-oauth': { 'github.com': b } }),
    [a, b],
  ],
  ['composer-auth', 'app/auth.json', JSON.stringify({ auths: { 'docker.internal': { auth: basic } } }), []],
  ['databricks-config', 'root/.databrickscfg', `[DEFAULT]\nhost = https://x\ntoken = ${a}\n`, [a]],
  [
    'django-settings',
    'app/settings.py',
    `SECRET_KEY = '${a}'\nDATABASES = {\n  'default': {\n    'PASSWORD': "${b}",\n    'NAME': 'shop'}}\n`,
    [a, b],
  ],
  ['django-settings', 'app/settings.py', `SECRET_KEY = os.environ['SECRET_KEY']\n`, []],
  ['docker-config', 'root/.docker/config.json', JSON.stringify({ auths: { 'https://index.docker.io/v1/': { auth: basic } } }), [basic]],
  [
    'docker-config',
    'root/.docker/config.json',
    JSON.stringify({ auths: { 'x.azurecr.io': { auth: Buffer.from('0:').toString('base64'), identitytoken: a } } }),
    [a],
  ],
  ['docker-config', 'root/.dockercfg', JSON.stringify({ 'registry.internal': { auth: basic, email: 'x' } }), [basic]],
  ['docker-config', 'root/.docker/config.json', JSON.stringify({ credsStore: 'desktop', auths: { 'registry.internal': {} } }), []],
  [
    'environment-file',
    'app/.env.production',
    `# settings\nexport DB_PASSWORD="${a}"\nPORT=80\nAPI_KEY=\${FROM_ELSEWHERE}\nSTRIPE_SECRET='${b}'\nTOKEN=changeme\n`,
    [a, b],
  ],
  [
    'gcloud-credentials',
    'root/.config/gcloud/application_default_credentials.json',
    JSON.stringify({ type: 'authorized_user', client_id: 'x', refresh_token: a }),
    [a],
  ],
  ['gem-credentials', 'root/.gem/credentials', `---\n:rubygems_api_key: ${a}\n`, [a]],
  ['gem-credentials', 'root/.bundle/config', `---\nBUNDLE_GEMS__EXAMPLE__COM: "${a}"\nBUNDLE_PATH: "vendor"\n`, [a]],
  ['git-credentials', 'root/.git-credentials', `https://shop:${a}@git.internal\nhttps://git.internal\n`, [a]],
  ['gradle-properties', 'root/.gradle/gradle.properties', `org.gradle.caching=true\nsonatypePassword=${a}\nsigning.keyId=x\n`, [a]],
  [
    'htpasswd-hash',
    'etc/nginx/.htpasswd',
    `shop:$apr1$${a.slice(0, 8)}$${a.slice(0, 22)}\nother:plain\n`,
    [`$apr1$${a.slice(0, 8)}$${a.slice(0, 22)}`],
  ],
  [
    'kubeconfig-credential',
    'root/.kube/config',
    `apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    client-key-data: ${a}\n- name: ci\n  user: {token: ${b}, password: "${c}"}\n`,
    [a, b, c],
  ],
  [
    'maven-settings-password',
    'root/.m2/settings.xml',
    `<settings><!-- <password>x</password> --><servers><server><id>x</id><password>${a}</password></server><server><password>{${b}=}</password></server><server><password>\${env.P}</password></server></servers></settings>`,
    [a],
  ],
  ['maven-master-password', 'root/.m2/settings-security.xml', `<settingsSecurity><master>{${a}=}</master></settingsSecurity>`, [`${a}=`]],
  ['mysql-option-file', 'root/.my.cnf', `[client]\nuser=root\npassword="${a}"\n`, [a]],
  [
    'netrc-password',
    'root/.netrc',
    `machine a login shop password ${a}\nmachine b\n\tlogin password\n\tpassword ${b}\nmacdef init\npassword x\n\ndefault password ${c}\n`,
    [a, b, c],
  ],
  ['npmrc-credential', 'root/.npmrc', `//registry.npmjs.org/:_authToken=${a}\n//x/:_authToken=\${NPM_TOKEN}\n_auth="${b}"\n`, [a, b]],
  ['pgpass-password', 'root/.pgpass', `# comment\ndb\\:x:5432:*:shop:${a}\n*:*:*:*:${b}\n`, [a, b]],
  ['pypirc-password', 'root/.pypirc', `[pypi]\nusername: shop\npassword: ${a}\n`, [a]],
  ['rails-master-key', 'app/config/master.key', hex, [hex]],
  ['rclone-config', 'root/.config/rclone/rclone.conf', `[box]\ntype = sftp\npass = ${a}\n`, [a]],
  ['s3cmd-config', 'root/.s3cfg', `[default]\naccess_key = x\nsecret_key = ${a}\n`, [a]],
  [
    'shadow-hash',
    'etc/shadow',
    `root:*:19000:0:99999:7:::\nshop:$y$j9T$${a}$${b}:19000::::::\nlocked:!$6$${a}$${b}:1::::::\nopen::1::::::\n`,
    [`$y$j9T$${a}$${b}`],
  ],
  [
    'terraform-credentials',
    'root/.terraform.d/credentials.tfrc.json',
    JSON.stringify({ credentials: { 'app.terraform.io': { token: a } } }),
    [a],
  ],
  ['terraform-credentials', 'root/.terraformrc', `credentials "app.terraform.io" {\n  token = "${a}"\n}\n`, [a]],
  [
    'terraform-state',
    'app/terraform.tfstate',
    JSON.stringify({
      version: 4,
      outputs: { x: { value: a, sensitive: true }, y: { value: 'plain' } },
      resources: [{ type: 'aws_db_instance', instances: [{ attributes: { password: b, kms_key_id: c } }] }],
    }),
    [a, b],
  ],
  ['vault-token-file', 'root/.vault-token', `${a}\n`, [a]],
  [
    'wordpress-config',
    'var/www/wp-config.php',
    `define( 'DB_PASSWORD', '${a}' );\ndefine('AUTH_KEY', 'put your unique phrase here');\ndefine("NONCE_SALT", "${b}");\n`,
    [a, b],
  ],
] as const)
  test(`credentials: ${id} in ${path}: ${values.length}`, () => {
    const found = [...readerOf(id).read(Buffer.from(content), path)]
    deepEqual(
      found.map((one) => (one.kind === 'credential' ? one.value : one.what)),
      values,
    )
    // Where a value stands is where it is said to stand.
    for (const one of found) if (one.kind === 'credential') equal(content.slice(one.offset, one.offset + one.value.length), one.value)
  })

/** Made by testdata/make.sh. */
for (const [name, said] of [
  ['known.jks', 'opens with the well-known password "changeit"'],
  ['other.jks', 'a keystore whose password is not known; keys in it: 1'],
  ['trust.JKS', undefined],
  ['known.keytool.p12', 'opens with the well-known password "changeit"'],
  ['other.p12', 'a PKCS #12 store whose password is not known; a key is in it'],
  ['empty.openssl.p12', 'opens with an empty password'],
  ['sha1.openssl.p12', 'opens with the well-known password "changeit"'],
  ['trust.PKCS12', 'a PKCS #12 store that shows no key outside its encryption'],
] as const)
  test(`credentials: keystore ${name}: ${said ?? 'no secret'}`, () => {
    const bytes = Buffer.from(readFileSync(new URL(`testdata/${name}.b64`, import.meta.url), 'latin1'), 'base64')
    const [found] = readerOf('keystore').read(bytes, `etc/${name}`)
    equal(found?.kind === 'credential' ? found.evidence[0] : found?.what, said)
  })
