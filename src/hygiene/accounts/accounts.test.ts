import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, constantFrom, property, string, uint8Array } from 'fast-check'
import type { AccountDocument } from './contract.ts'
import { accountReader, readAccounts } from './read-accounts.ts'

const read = (path: string, content: string | Uint8Array): AccountDocument =>
  readAccounts(accountReader(path)!, path, Buffer.from(content as string))

const users = (content: string | Uint8Array): string[] => {
  const document = read('etc/passwd', content)
  return document.kind === 'passwd'
    ? document.users.map(({ name, uid, loginShell, password }) => `${name} ${uid} ${loginShell} ${password}`)
    : [document.kind]
}

/** passwd(5), and what the C library makes of what is none. */
for (const [why, line, expected] of [
  ['a usual line', 'root:x:0:0:root:/root:/bin/bash', ['root 0 /bin/bash none']],
  ['an empty password', 'app::1000:1000::/app:/bin/sh', ['app 1000 /bin/sh empty']],
  ['a locked one', 'app:*:1000:1000::/app:', ['app 1000  locked']],
  ['a hash in passwd itself', 'app:aaZZ./:1000:1000::/app:/bin/sh', ['app 1000 /bin/sh hashed']],
  ['a line of NIS', '+::::::', []],
  ['a comment', '#a:x:1:1::/:/bin/sh', []],
  ['a number that is none', 'a:x:1e3:1::/:/bin/sh\nb:x:-1:1::/:\nc:x:99999999999:1::/:', []],
  ['too few fields', 'a:x:1:1', []],
  ['no line break at the end, and carriage returns', 'a:x:1:1::/:/bin/sh\r\nb:x:2:2::/:/bin/sh', ['a 1 /bin/sh none', 'b 2 /bin/sh none']],
  ['names with controls are made visible', 'a\u001b[31m:x:1:1::/:/bin/sh', ['a\\u001b[31m 1 /bin/sh none']],
  ['NULs', 'a\0b:x:1:1::/:/bin/sh\0', ['a\\u0000b 1 /bin/sh\\u0000 none']],
  ['nothing', '', []],
] as const)
  test(`passwd: ${why}`, () => deepEqual(users(line), expected))

/** shadow(5): what crypt(3) can never give is a lock. */
for (const [field, state] of [
  ['', 'empty'],
  ['*', 'locked'],
  ['!', 'locked'],
  ['!!', 'locked'],
  ['!*', 'locked'],
  ['x', 'locked'],
  [`!$6$${'a'.repeat(20)}`, 'locked'],
  [`$6$${'a'.repeat(20)}`, 'hashed'],
  [`$y$j9T$${'b'.repeat(20)}`, 'hashed'],
  ['aaZZ./0123456', 'hashed'],
] as const)
  test(`shadow: "${field.slice(0, 8)}" is ${state}`, () =>
    deepEqual(read('etc/shadow', `root:${field}:19000:0:99999:7:::\n`), { kind: 'shadow', passwords: [['root', state]] }))

test('shadow: no part of a hash goes on', () => {
  const hash = `$6$saltsalt$${'Q'.repeat(86)}`
  ok(!JSON.stringify(read('etc/shadow', `root:${hash}:19000::::::\n`)).includes('QQ'))
  ok(!JSON.stringify(read('etc/passwd', `root:${hash}:0:0::/:/bin/sh\n`)).includes('QQ'))
})

test('group: members, at most a hundred of them', () => {
  const many = Array.from({ length: 1000 }, (_, i) => `u${i}`).join(',')
  const document = read('etc/group', `wheel:x:10:root,app\nmany:x:11:${many.slice(0, 4000)}\n`)
  ok(document.kind === 'group')
  deepEqual(document.groups[0], { name: 'wheel', gid: 10, members: ['root', 'app'] })
  equal(document.groups[1]!.members.length, 100)
})

/** sudoers(5), doas.conf(5). */
for (const [path, line, expected] of [
  ['etc/sudoers', '%wheel ALL=(ALL) NOPASSWD: ALL', '%wheel 1'],
  ['etc/sudoers', 'app ALL=(ALL:ALL) NOPASSWD:/bin/a, PASSWD: /bin/b', 'app 1'],
  ['etc/sudoers', '# app ALL=(ALL) NOPASSWD: ALL', ''],
  ['etc/sudoers', 'app ALL=(ALL) ALL', ''],
  ['etc/sudoers', 'app ALL = \\\n  NOPASSWD : ALL\nb ALL=NOPASSWD: ALL', 'app 2, b 3'],
  ['etc/sudoers.d/90-app', 'app ALL=(ALL) NOPASSWD:ALL', 'app 1'],
  ['etc/sudoers', 'Defaults:app !authenticate', 'Defaults 1'],
  ['etc/doas.conf', 'permit nopass keepenv :wheel as root', ':wheel 1'],
  ['etc/doas.conf', 'permit persist :wheel', ''],
  ['etc/doas.d/a.conf', 'permit nopass app', 'app 1'],
] as const)
  test(`${path}: ${JSON.stringify(line)}`, () => {
    const document = read(path, `${line}\n`)
    equal(document.kind === 'sudoers' ? document.passwordless.map((one) => `${one.who} ${one.line}`).join(', ') : document.kind, expected)
  })

/** sshd_config(5): the first value counts, Match is for some alone, keywords have no case. */
for (const [text, expected] of [
  ['PermitRootLogin yes', 'PermitRootLogin yes 1'],
  ['#PermitRootLogin yes', ''],
  ['permitrootlogin=yes', 'permitrootlogin yes 1'],
  ['PermitRootLogin prohibit-password\nPermitRootLogin yes', ''],
  ['PasswordAuthentication "yes"\nPermitEmptyPasswords yes', 'PasswordAuthentication yes 1, PermitEmptyPasswords yes 2'],
  ['Match User a\nPermitRootLogin yes', ''],
  ['StrictModes no', 'StrictModes no 1'],
] as const)
  test(`sshd_config: ${JSON.stringify(text)}`, () => {
    const document = read('etc/ssh/sshd_config', text)
    equal(document.kind === 'sshd' ? document.settings.map((one) => `${one.setting} ${one.line}`).join(', ') : document.kind, expected)
  })

test('accounts: which files are read', () => {
  const read = ['etc/passwd', 'etc/sudoers.d/app', 'etc/ssh/sshd_config.d/a.conf']
  const unread = ['etc/passwd-', 'app/etc/passwd', 'etc/sudoers.d/app.bak', 'etc/sudoers.d/app~', 'etc/ssh/sshd_config.d/a.conf.orig']
  deepEqual(
    [...read, ...unread].filter((path) => accountReader(path)),
    read,
  )
})

const PATHS = ['etc/passwd', 'etc/shadow', 'etc/group', 'etc/sudoers', 'etc/doas.conf', 'etc/ssh/sshd_config'] as const

test('accounts: any bytes are read or are unread, and names are visible', () => {
  const line = array(constantFrom(':', 'a', '0', '\n', '\0', '\\', '!', '\u001b', 'NOPASSWD:', 'permit nopass ', 'Match'), {
    maxLength: 200,
  })
  check(
    property(constantFrom(...PATHS), uint8Array({ maxLength: 500 }), line, string(), (path, bytes, words, text) => {
      for (const content of [bytes, Buffer.from(words.join('')), Buffer.from(text)])
        ok(!/\p{Cc}/u.test(JSON.stringify(read(path, content))))
    }),
  )
})

test('accounts: more lines than any system has are unread, and say so', () => {
  const document = read('etc/passwd', 'a:x:1:1::/:\n'.repeat(30_000))
  deepEqual(document, { kind: 'unread', reason: 'more than 20000 lines' })
})

test('accounts: a megabyte of one character is nobody', () => {
  for (const path of PATHS)
    for (const c of [':', ' ', 'a', '\\', '=', '\n', ',', 'NOPASSWD', '\\\n', 'permit ']) {
      const document = read(path, c.repeat(1_000_000 / c.length))
      ok(JSON.stringify(document).length < 1000, `${path} of ${JSON.stringify(c)}`)
    }
})
