import { KiB } from '#base/index.ts'
import type { FileNote } from '#model/index.ts'
import { isThirdParty } from './third-party.ts'

/** By name, whatever the folder. */
const BUILD_FILES: ReadonlySet<string> = new Set(
  (
    'Dockerfile Containerfile .dockerignore .containerignore docker-compose.yml docker-compose.yaml docker-compose.override.yml compose.yaml ' +
    'compose.yml .gitlab-ci.yml .travis.yml Jenkinsfile bitbucket-pipelines.yml azure-pipelines.yml appveyor.yml .drone.yml cloudbuild.yaml ' +
    'skaffold.yaml .gitattributes .gitmodules .DS_Store Thumbs.db .editorconfig .eslintcache .coverage .nyc_output'
  ).split(' '),
)
/** By a folder on the way, or the end of a name. */
const BUILD_PATHS =
  /(?:^|\/)(?:\.github\/workflows|\.circleci|\.vscode|\.idea|\.terraform|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.nox|\.serverless|target\/(?:debug|release)\/(?:deps|build|incremental|\.fingerprint)|obj\/(?:Debug|Release))\/|\.(?:orig|rej|swp|swo)$|(?:^|\/)(?:Dockerfile\.[\w-]{1,40}|[\w-]{1,40}\.[Dd]ockerfile)$/

const SHELL_HISTORY =
  /(?:^|\/)(?:\.(?:bash|zsh|sh|ash|ksh|fish|python|mysql|psql|sqlite|node_repl|rediscli|irb|php|mongo|lesshst|dbshell)_?history|\.lesshst|\.histfile|\.wget-hsts|\.viminfo|fish_history)$/
const HOST_KEY = /^(?:usr\/)?etc\/(?:ssh\/ssh_host_[\w-]{1,40}_key|dropbear\/dropbear_\w{1,40}_host_key)$/
const AUTHORIZED = /(?:^|\/)\.ssh\/authorized_keys2?$|^etc\/ssh\/authorized_keys(?:\/|$)/
const VERSION_CONTROL = /(?:^|\/)(?:\.git\/HEAD|\.hg\/requires|\.svn\/wc\.db|\.bzr\/branch-format)$/
const DUMP =
  /(?:^|\/)(?:core\.\d{1,10}|hs_err_pid\d{1,10}\.log|[^/]{1,200}\.(?:hprof|heapsnapshot|dmp|mdmp))$|^var\/(?:crash|lib\/systemd\/coredump)\/./
const CRON =
  /^(?:etc\/(?:crontab$|anacrontab$|cron\.(?:d|hourly|daily|weekly|monthly)\/[^/.]|crontabs\/)|var\/spool\/(?:cron|at)\/(?:[\w-]{1,40}\/)?[^/.][^/]*$)/

const isEmptyMark = (path: string): boolean => /\/(?:\.placeholder|\.gitkeep|\.keep)$/.test(path)

/** What a build, a user or a running system left behind, of a regular file. */
export function leftOverNotes(path: string, name: string, size: number, mode: number): FileNote[] {
  const notes: FileNote[] = []
  const note = (which: FileNote, holds: boolean): void => void (holds && notes.push(which))
  const top = path.slice(0, path.indexOf('/'))
  if (top === 'etc' || top === 'usr') note('host-key', HOST_KEY.test(path))
  if (top === 'etc' || top === 'var') note('cron', CRON.test(path) && !isEmptyMark(path))
  if (path.startsWith('var/log/')) note('log', size > 0)
  if (top === 'tmp' || path.startsWith('var/tmp/') || path.startsWith('dev/shm/')) note('temporary', true)
  note('machine-id', size >= 32 && (path === 'etc/machine-id' || path === 'var/lib/dbus/machine-id'))
  note('machine-id', size > 0 && path === 'var/lib/systemd/random-seed')
  note('preload', size > 0 && path === 'etc/ld.so.preload')
  if (name.startsWith('.') || name.includes('hist')) note('shell-history', size > 0 && SHELL_HISTORY.test(path))
  if (name.startsWith('authorized_keys') || path.includes('/authorized_keys/')) note('authorized-keys', size > 0 && AUTHORIZED.test(path))
  if (VERSION_CONTROL.test(path)) notes.push('version-control')
  if (DUMP.test(path) || (name === 'core' && size >= 256 * KiB && (mode & 0o111) === 0)) notes.push('core-dump')
  if ((BUILD_FILES.has(name) || BUILD_PATHS.test(path)) && !isThirdParty(path)) notes.push('build-context')
  return notes
}
