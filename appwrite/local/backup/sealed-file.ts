import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { BackupError } from './backup-error'
import { HEADER_BYTES, newHeader, openHeader, type Stretched } from './sealed-header'

/**
 * What follows the header: parts of 256 KiB, each sealed with AES-256-GCM under its number and a mark on the last one
 * (so that none can be changed, left out, added or moved), then eight bytes that show that the file was written to its end.
 */
const PART = 256 * 1024
const TAG = 16
const END = Buffer.from('MTBKEND1')

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Writes a sealed file from its beginning. */
export class SealedWriter {
  readonly #key: Buffer
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #number = 0
  bytes = 0

  private constructor(private readonly handle: FileHandle, key: Buffer) {
    this.#key = key
  }

  static async start(handle: FileHandle, stretched: Stretched): Promise<SealedWriter> {
    const { header, contentKey } = newHeader('backup', stretched)
    const writer = new SealedWriter(handle, contentKey)
    await writer.#put(header)
    return writer
  }

  async write(bytes: Buffer): Promise<void> {
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    // The last part must be known as the last: a full one waits until something follows it.
    if (this.#waitingBytes <= PART) return
    let all = Buffer.concat(this.#waiting)
    while (all.length > PART) {
      await this.#seal(all.subarray(0, PART), false)
      all = all.subarray(PART)
    }
    this.#waiting = [all]
    this.#waitingBytes = all.length
  }

  /** Seals what is left and brings the file to disk. */
  async end(): Promise<void> {
    await this.#seal(Buffer.concat(this.#waiting), true)
    await this.#put(END)
    await this.handle.sync()
  }

  async #seal(plain: Buffer, isLast: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#number++, isLast))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    await this.#put(Buffer.concat([body, cipher.getAuthTag()]))
  }

  async #put(bytes: Buffer): Promise<void> {
    await this.handle.writeFile(bytes)
    this.bytes += bytes.length
  }
}

/**
 * The content of a sealed file, part by part; nothing is answered that was not checked.
 * @throws BackupError one sentence for each: cut off, changed, and what a header can be refused for
 */
export async function* readSealed(handle: FileHandle, passphrase: string, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<Buffer> {
  const { size } = await handle.stat()
  const { contentKey } = await openHeader(await readAt(handle, 0, Math.min(size, HEADER_BYTES)), 'backup', passphrase)
  const end = size - END.length
  if (end < HEADER_BYTES + TAG || !(await readAt(handle, end, END.length)).equals(END)) throw new BackupError('This backup is cut off: its end is missing.')
  let number = 0
  for (let at = HEADER_BYTES; at < end; number++) {
    const length = Math.min(PART + TAG, end - at)
    const isLast = at + length === end
    yield openPart(contentKey, await readAt(handle, at, length), nonceOf(number, isLast))
    at += length
    onBytes(length)
  }
}

function openPart(key: Buffer, sealed: Buffer, nonce: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
  } catch (error) {
    throw new BackupError('This backup is damaged: a part of it was changed after it was written.', { cause: error })
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let have = 0
  while (have < length) {
    const { bytesRead } = await handle.read(bytes, have, length - have, position + have)
    if (bytesRead === 0) throw new BackupError('This backup is cut off: its end is missing.')
    have += bytesRead
  }
  return bytes
}
