import { createHash, timingSafeEqual } from 'node:crypto'
import { matchesBcrypt } from './bcrypt'

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** As a power of two. The format knows up to 30, which would take an hour; programs that made such hashes used 8 to 13. */
const MOST_ROUNDS = 18

/** Portable PHP password hashes (`$P$`, `$H$`): salted MD5, repeated. Newer ones are bcrypt. */
export async function matchesPhpass(password: string, stored: string): Promise<boolean> {
  if (stored.startsWith('$2')) return matchesBcrypt(password, stored)
  if (!/^\$[PH]\$/.test(stored) || stored.length !== 34) return false
  const rounds = ALPHABET.indexOf(stored.charAt(3))
  if (rounds < 7 || rounds > MOST_ROUNDS) return false
  const secret = Buffer.from(password)
  let digest = createHash('md5').update(stored.slice(4, 12)).update(secret).digest()
  for (let i = 0; i < 2 ** rounds; i++) {
    digest = createHash('md5').update(digest).update(secret).digest()
    if (i % 4096 === 4095) await new Promise((next) => setImmediate(next))
  }
  return timingSafeEqual(Buffer.from(stored.slice(0, 12) + encode(digest)), Buffer.from(stored))
}

/** Base 64 in little-endian groups of three bytes. */
function encode(bytes: Buffer): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = Math.min(3, bytes.length - i)
    let value = 0
    for (let j = 0; j < left; j++) value |= (bytes[i + j] ?? 0) << (8 * j)
    for (let j = 0; j <= left; j++) text += ALPHABET.charAt((value >> (6 * j)) & 63)
  }
  return text
}
