/** Text of UTF-16 that says so by its first two bytes; UTF-32 begins alike and has two zeros behind. */
export function isUtf16(head: Uint8Array): boolean {
  const [first, second, third, fourth] = head
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0))
}

/** The same text in UTF-8, without its mark; halves of characters become U+FFFD. */
export const utf8Of = (bytes: Uint8Array): Buffer => Buffer.from(new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes))

/** Offsets in the file of what stands at offsets of the text in UTF-8. They are asked for in order. */
export function utf16Offsets(text: Buffer): (offset: number) => number {
  let last = { utf8: 0, utf16: 2 }
  return (offset) => {
    if (offset < last.utf8) last = { utf8: 0, utf16: 2 }
    last = { utf8: offset, utf16: last.utf16 + 2 * text.toString('utf8', last.utf8, offset).length }
    return last.utf16
  }
}
