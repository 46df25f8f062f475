import type { Predicate } from './contract.ts'
import { addInstruction } from './add-instruction/predicate.ts'
import { addUrl } from './add-url/predicate.ts'
import { authorizedKeys } from './authorized-keys/predicate.ts'
import { buildContext } from './build-context/predicate.ts'
import { compilers } from './compilers/predicate.ts'
import { creationDate } from './creation-date/predicate.ts'
import { cronJobs } from './cron-jobs/predicate.ts'
import { dangerousVolumes } from './dangerous-volumes/predicate.ts'
import { debugMode } from './debug-mode/predicate.ts'
import { debuggers } from './debuggers/predicate.ts'
import { duplicateAccounts } from './duplicate-accounts/predicate.ts'
import { emptyPassword } from './empty-password/predicate.ts'
import { fileCapabilities } from './file-capabilities/predicate.ts'
import { latestTag } from './latest-tag/predicate.ts'
import { leftFiles } from './left-files/predicate.ts'
import { machineIdentity } from './machine-identity/predicate.ts'
import { memoryDumps } from './memory-dumps/predicate.ts'
import { missingLabels } from './missing-labels/predicate.ts'
import { mutableBase } from './mutable-base/predicate.ts'
import { networkTools } from './network-tools/predicate.ts'
import { noHealthcheck } from './no-healthcheck/predicate.ts'
import { openSshd } from './open-sshd/predicate.ts'
import { packageCaches } from './package-caches/predicate.ts'
import { passwordInBuild } from './password-in-build/predicate.ts'
import { passwordlessSudo } from './passwordless-sudo/predicate.ts'
import { pathEntries } from './path-entries/predicate.ts'
import { pipeToShell } from './pipe-to-shell/predicate.ts'
import { preloadedLibraries } from './preloaded-libraries/predicate.ts'
import { privilegedPorts } from './privileged-ports/predicate.ts'
import { readableShadow } from './readable-shadow/predicate.ts'
import { recommendedPackages } from './recommended-packages/predicate.ts'
import { remoteAccessPort } from './remote-access-port/predicate.ts'
import { remoteAccessServer } from './remote-access-server/predicate.ts'
import { rootUser } from './root-user/predicate.ts'
import { secondRoot } from './second-root/predicate.ts'
import { secretFiles } from './secret-files/predicate.ts'
import { secretNames } from './secret-names/predicate.ts'
import { setgidFiles } from './setgid-files/predicate.ts'
import { setuidFiles } from './setuid-files/predicate.ts'
import { shellHistory } from './shell-history/predicate.ts'
import { sshHostKeys } from './ssh-host-keys/predicate.ts'
import { sudo } from './sudo/predicate.ts'
import { systemLoginShell } from './system-login-shell/predicate.ts'
import { temporaryExecutables } from './temporary-executables/predicate.ts'
import { tlsVerificationOff } from './tls-verification-off/predicate.ts'
import { unknownUser } from './unknown-user/predicate.ts'
import { unownedExecutables } from './unowned-executables/predicate.ts'
import { unverifiedPackages } from './unverified-packages/predicate.ts'
import { updateAlone } from './update-alone/predicate.ts'
import { upgradeAll } from './upgrade-all/predicate.ts'
import { userByName } from './user-by-name/predicate.ts'
import { versionControl } from './version-control/predicate.ts'
import { worldWritableFiles } from './world-writable-files/predicate.ts'
import { worldWritableFolders } from './world-writable-folders/predicate.ts'

/** Every control that there is, sorted by its id; its text stands in ID/control.yaml. */
export const predicates: readonly (readonly [id: string, predicate: Predicate])[] = [
  ['add-instruction', addInstruction],
  ['add-url', addUrl],
  ['authorized-keys', authorizedKeys],
  ['build-context', buildContext],
  ['compilers', compilers],
  ['creation-date', creationDate],
  ['cron-jobs', cronJobs],
  ['dangerous-volumes', dangerousVolumes],
  ['debug-mode', debugMode],
  ['debuggers', debuggers],
  ['duplicate-accounts', duplicateAccounts],
  ['empty-password', emptyPassword],
  ['file-capabilities', fileCapabilities],
  ['latest-tag', latestTag],
  ['left-files', leftFiles],
  ['machine-identity', machineIdentity],
  ['memory-dumps', memoryDumps],
  ['missing-labels', missingLabels],
  ['mutable-base', mutableBase],
  ['network-tools', networkTools],
  ['no-healthcheck', noHealthcheck],
  ['open-sshd', openSshd],
  ['package-caches', packageCaches],
  ['password-in-build', passwordInBuild],
  ['passwordless-sudo', passwordlessSudo],
  ['path-entries', pathEntries],
  ['pipe-to-shell', pipeToShell],
  ['preloaded-libraries', preloadedLibraries],
  ['privileged-ports', privilegedPorts],
  ['readable-shadow', readableShadow],
  ['recommended-packages', recommendedPackages],
  ['remote-access-port', remoteAccessPort],
  ['remote-access-server', remoteAccessServer],
  ['root-user', rootUser],
  ['second-root', secondRoot],
  ['secret-files', secretFiles],
  ['secret-names', secretNames],
  ['setgid-files', setgidFiles],
  ['setuid-files', setuidFiles],
  ['shell-history', shellHistory],
  ['ssh-host-keys', sshHostKeys],
  ['sudo', sudo],
  ['system-login-shell', systemLoginShell],
  ['temporary-executables', temporaryExecutables],
  ['tls-verification-off', tlsVerificationOff],
  ['unknown-user', unknownUser],
  ['unowned-executables', unownedExecutables],
  ['unverified-packages', unverifiedPackages],
  ['update-alone', updateAlone],
  ['upgrade-all', upgradeAll],
  ['user-by-name', userByName],
  ['version-control', versionControl],
  ['world-writable-files', worldWritableFiles],
  ['world-writable-folders', worldWritableFolders],
]
