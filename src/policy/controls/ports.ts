/** What listens there lets people in, by /etc/services. */
const REMOTE: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [512, 'rexec'],
  [513, 'rlogin'],
  [514, 'rsh'],
  [2375, 'Docker without TLS'],
  [3389, 'RDP'],
  [5900, 'VNC'],
  [5985, 'WinRM'],
])

export const remotePort = (port: number): string | undefined => REMOTE.get(port)

/** `80`, `80/tcp`, the lowest of `8000-8010/udp`. */
export function firstPort(text: string): number | undefined {
  const [, first] = /^(\d{1,5})(?:-\d{1,5})?(?:\/[a-z]{1,8})?$/i.exec(text) ?? []
  return first === undefined ? undefined : Number(first)
}
