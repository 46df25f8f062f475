/** Characters of the shortest run of base64 that is decoded: 18 bytes. */
export const STEP = 24

/** byte → its value and one, 0 of what is no character of base64 */
export const base64Digits = new Uint8Array(256)
for (const [i, byte] of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').entries())
  base64Digits[byte] = i + 1
// The alphabet of RFC 4648, section 5.
base64Digits[0x2d] = base64Digits[0x2b]!
base64Digits[0x5f] = base64Digits[0x2f]!

/** byte → 1 or 0 */
export const isBase64 = base64Digits.map((digit) => Math.min(1, digit))
