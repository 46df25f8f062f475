import type { ImageFacts, Severity } from '#model/index.ts'
import type { Predicate } from '../contract.ts'
import { filesWith, inAccounts } from '../places.ts'

/** What lets one become another for a password: of a local user with setuid, of a remote one by listening. */
const ASKS = /(?:^|\/)(?:su|sudo|sudo-rs|doas|login|bbsuid|busybox|newgrp|pkexec|ssu)$/

function asksForPasswords(facts: ImageFacts): boolean {
  return filesWith(facts, 'ssh-server').length > 0 || filesWith(facts, 'setuid').some(({ path }) => ASKS.test(path))
}

export const emptyPassword: Predicate = (facts) => {
  const { accounts } = facts
  const isAsked = asksForPasswords(facts)
  return accounts.users
    .filter(({ password }) => password === 'empty')
    .map(({ name, uid }) => {
      const severity: Severity = !isAsked ? 'low' : uid === 0 ? 'critical' : 'high'
      const evidence = `user "${name}" (${uid})${isAsked ? '' : '; no program was found that would ask for the password'}`
      return inAccounts(accounts, 'etc/passwd', evidence, severity)
    })
}
