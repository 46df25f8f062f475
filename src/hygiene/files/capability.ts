/** linux/capability.h: names by their bit. */
const NAMES = (
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw ' +
  'ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config mknod ' +
  'lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore'
).split(' ')

/**
 * `security.capability` as setcap(8) would list it: `cap_net_raw+ep`. A word of magic whose top byte is the version (1 to 3) and whose
 * lowest bit says effective, then permitted and inheritable masks, one pair in version 1, two after (struct vfs_ns_cap_data).
 * @returns undefined when it is none
 */
export function capabilitiesOf(hex: string): readonly string[] | undefined {
  const bytes = Buffer.from(hex, 'hex')
  if (bytes.length < 12) return undefined
  const magic = bytes.readUInt32LE(0)
  const version = magic >>> 24
  const length = [0, 12, 20, 24][version]
  if (length === undefined || length === 0 || bytes.length !== length) return undefined
  const effective = (magic & 1) === 1
  const word = (at: number): number => (at + 4 <= Math.min(bytes.length, 20) ? bytes.readUInt32LE(at) : 0)
  const permitted = [word(4), version > 1 ? word(12) : 0]
  const inheritable = [word(8), version > 1 ? word(16) : 0]
  const has = (masks: readonly number[], bit: number): boolean => ((masks[bit >>> 5]! >>> (bit & 31)) & 1) === 1
  const found: string[] = []
  for (let bit = 0; bit < 64; bit++) {
    const flags = `${effective && has(permitted, bit) ? 'e' : ''}${has(inheritable, bit) ? 'i' : ''}${has(permitted, bit) ? 'p' : ''}`
    if (flags !== '') found.push(`cap_${NAMES[bit] ?? bit}+${flags}`)
  }
  return found.length > 0 ? found : undefined
}
