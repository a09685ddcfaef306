const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code under a document's QR: 26 characters, 128 bits, no letters that look alike.
 * @param random 16 random bytes
 */
export function documentCode(random: Uint8Array): string {
  let bits = BigInt(`0x${Array.from(random.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`)
  let code = ''
  for (let place = 0; place < 26; place += 1) {
    code = crockford[Number(bits & 31n)] + code
    bits >>= 5n
  }
  return code
}

/** Reads a code as a person may type it: spaces, dashes, small letters, and the letters that look like digits. */
export const readDocumentCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
