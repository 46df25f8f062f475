import { visible } from '#base/index.ts'
import type { FileFact, ImageFacts, Severity } from '#model/index.ts'
import type { FoundPlace } from './contract.ts'
import { atFile, filesWith, modeText } from './places.ts'

/**
 * What distributions install with the bit, by their package lists: D Debian and Ubuntu, A Alpine, F Fedora and its kin, S SUSE, R Arch.
 * Paths as with a merged /usr.
 */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['usr/bin/bbsuid', 'A'],
  ['usr/bin/bsd-write', 'D'],
  ['usr/bin/chage', 'DFASR'],
  ['usr/bin/chfn', 'DASR'],
  ['usr/bin/chsh', 'DASR'],
  ['usr/bin/crontab', 'DFSR'],
  ['usr/bin/dotlockfile', 'D'],
  ['usr/bin/expiry', 'DASR'],
  ['usr/bin/gpasswd', 'DFASR'],
  ['usr/bin/groupmems', 'R'],
  ['usr/bin/mount', 'DFSR'],
  ['usr/bin/newgidmap', 'DS'],
  ['usr/bin/newgrp', 'DFASR'],
  ['usr/bin/newuidmap', 'DS'],
  ['usr/bin/passwd', 'DFASR'],
  ['usr/bin/sg', 'R'],
  ['usr/bin/ssh-agent', 'DF'],
  ['usr/bin/su', 'DFASR'],
  ['usr/bin/umount', 'DFSR'],
  ['usr/bin/unix_chkpwd', 'R'],
  ['usr/bin/wall', 'DFSR'],
  ['usr/bin/write', 'DFSR'],
  ['usr/bin/write.ul', 'D'],
  ['usr/lib/dbus-1.0/dbus-daemon-launch-helper', 'DAR'],
  ['usr/lib/openssh/ssh-keysign', 'D'],
  ['usr/lib/ssh/ssh-keysign', 'SR'],
  ['usr/lib/utempter/utempter', 'SR'],
  ['usr/lib/x86_64-linux-gnu/utempter/utempter', 'D'],
  ['usr/libexec/dbus-1/dbus-daemon-launch-helper', 'FS'],
  ['usr/libexec/openssh/ssh-keysign', 'F'],
  ['usr/libexec/utempter/utempter', 'F'],
  ['usr/sbin/grub2-set-bootflag', 'F'],
  ['usr/sbin/pam_extrausers_chkpwd', 'D'],
  ['usr/sbin/pam_timestamp_check', 'F'],
  ['usr/sbin/unix2_chkpwd', 'S'],
  ['usr/sbin/unix_chkpwd', 'DFAS'],
  ['usr/sbin/userhelper', 'F'],
])

/** Shells and what starts them or writes where it is told: with the bit they are root for the asking (GTFOBins, SUID). */
const GIVES_ALL =
  /\/(?:(?:ba|da|a|z|k|c|tc|fi)?sh|busybox|toybox|env|find|cp|mv|dd|tee|cat|less|more|vim?|vim\.\w{1,10}|nano|ed|awk|gawk|mawk|sed|perl[\d.]*|python[\d.]*|ruby[\d.]*|node|php[\d.]*|lua[\d.]*|tar|nmap|gdb|strace|docker|chroot|chmod|chown|capsh|xargs|nice|timeout|openssl|curl|wget|nc|socat|systemctl|make|git)$/

/** `bin/su` is `usr/bin/su` since the folders were merged. */
const merged = (path: string): string => (/^(?:s?bin|lib\w{0,4})\//.test(path) ? `usr/${path}` : path)

function severityOf({ path, owned, uid, mode }: FileFact, bit: 'setuid' | 'setgid'): Severity | undefined {
  // What cannot be run is one chmod away from it, and no more.
  if ((mode & 0o111) === 0) return 'info'
  if (bit === 'setuid' && uid <= 0 && GIVES_ALL.test(path)) return 'high'
  return owned !== false && USUAL.has(merged(path)) ? 'info' : undefined
}

/** The files with the bit; what a distribution ships so, and a package owns where that is known, is info. */
export const setIdPlaces = (facts: ImageFacts, bit: 'setuid' | 'setgid'): FoundPlace[] =>
  filesWith(facts, bit).map((file) => {
    const severity = severityOf(file, bit)
    return atFile(file, { evidence: `/${visible(file.path)}: ${modeText(file)}`, ...(severity ? { severity } : {}) })
  })
