/** Whether the first bytes may be of a file with this name. A proxy's or a log-in page's HTML never is. */
export function looksLike(path: string, head: Uint8Array): boolean {
  const packed = head[0] === 0x1f && head[1] === 0x8b
  if (path.endsWith('.zip')) return head[0] === 0x50 && head[1] === 0x4b
  if (/\.t?gz$/.test(path)) return packed
  const first = Buffer.from(head).toString('utf8').trimStart().charAt(0)
  if (path.endsWith('json')) return packed || first === '{' || first === '['
  return packed || first !== '<'
}
