import { timingSafeEqual } from 'node:crypto'
import { initialBlowfish, type Blowfish } from './blowfish'

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const FORM = /^\$2[abxy]?\$(\d\d)\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})$/
/** "OrpheanBeholderScryDoubt" as six words. */
const MAGIC = [0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274]
const ROUNDS_PER_TURN = 64
/** Two seconds of work, and as much as Appwrite's own tests import; beyond it a hash somebody imported would hold up every sign-in. */
const MOST_COST = 15

/** Checks a password against a bcrypt hash, giving other requests a turn in between. */
export async function matchesBcrypt(password: string, stored: string): Promise<boolean> {
  const match = FORM.exec(stored)
  if (match === null) return false
  const [, cost = '', salt = '', digest = ''] = match
  if (Number(cost) > MOST_COST) return false
  const key = Buffer.concat([Buffer.from(password).subarray(0, 72), Buffer.alloc(1)]).subarray(0, 72)
  const computed = encode(await bcrypt(key, decode(salt, 16), Number(cost)))
  return timingSafeEqual(Buffer.from(computed), Buffer.from(digest))
}

async function bcrypt(key: Buffer, salt: Buffer, cost: number): Promise<Buffer> {
  const state = initialBlowfish()
  const words = words18(key)
  expand(state, words, salt)
  const saltWords = words18(salt)
  const rounds = 2 ** cost
  for (let i = 0; i < rounds; i++) {
    expand(state, words, null)
    expand(state, saltWords, null)
    if (i % ROUNDS_PER_TURN === ROUNDS_PER_TURN - 1) await new Promise((next) => setImmediate(next))
  }
  const text = Uint32Array.from(MAGIC)
  for (let block = 0; block < 6; block += 2) for (let i = 0; i < 64; i++) encipher(state, text, block)
  const out = Buffer.alloc(24)
  text.forEach((word, i) => out.writeUInt32BE(word, i * 4))
  return out.subarray(0, 23)
}

/** The key repeated until it fills the 18 subkeys. */
function words18(key: Buffer): Uint32Array {
  const words = new Uint32Array(18)
  let at = 0
  for (let i = 0; i < 18; i++) {
    let word = 0
    for (let j = 0; j < 4; j++) {
      word = (word << 8) | (key[at] ?? 0)
      at = (at + 1) % key.length
    }
    words[i] = word >>> 0
  }
  return words
}

function expand(state: Blowfish, key: Uint32Array, salt: Buffer | null): void {
  const { p, s } = state
  for (let i = 0; i < 18; i++) p[i] = ((p[i] ?? 0) ^ (key[i] ?? 0)) >>> 0
  const pair = new Uint32Array(2)
  let offset = 0
  const fill = (target: Uint32Array): void => {
    for (let i = 0; i < target.length; i += 2) {
      if (salt !== null) {
        pair[0] = ((pair[0] ?? 0) ^ salt.readUInt32BE(offset)) >>> 0
        pair[1] = ((pair[1] ?? 0) ^ salt.readUInt32BE(offset + 4)) >>> 0
        offset = (offset + 8) % 16
      }
      encipher(state, pair, 0)
      target[i] = pair[0] ?? 0
      target[i + 1] = pair[1] ?? 0
    }
  }
  fill(p)
  fill(s)
}

/** One Blowfish block in place at `data[at]`, `data[at + 1]`. */
function encipher({ p, s }: Blowfish, data: Uint32Array, at: number): void {
  let left = ((data[at] as number) ^ (p[0] as number)) >>> 0
  let right = data[at + 1] as number
  for (let i = 1; i <= 16; i += 2) {
    right = (right ^ mix(s, left) ^ (p[i] as number)) >>> 0
    left = (left ^ mix(s, right) ^ (p[i + 1] as number)) >>> 0
  }
  data[at] = (right ^ (p[17] as number)) >>> 0
  data[at + 1] = left
}

function mix(s: Uint32Array, word: number): number {
  const a = ((s[word >>> 24] as number) + (s[256 + ((word >>> 16) & 255)] as number)) | 0
  return ((a ^ (s[512 + ((word >>> 8) & 255)] as number)) + (s[768 + (word & 255)] as number)) | 0
}

function decode(text: string, length: number): Buffer {
  let bits = 0n
  for (const letter of text) bits = (bits << 6n) | BigInt(ALPHABET.indexOf(letter))
  const spare = BigInt(text.length * 6 - length * 8)
  return Buffer.from((bits >> spare).toString(16).padStart(length * 2, '0'), 'hex')
}

function encode(bytes: Buffer): string {
  const size = Math.ceil((bytes.length * 8) / 6)
  let bits = BigInt(`0x${bytes.toString('hex')}`) << BigInt(size * 6 - bytes.length * 8)
  let text = ''
  for (let i = 0; i < size; i++) {
    text = ALPHABET.charAt(Number(bits & 63n)) + text
    bits >>= 6n
  }
  return text
}
