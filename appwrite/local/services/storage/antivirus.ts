import { connect } from 'node:net'

const PIECE = 64 * 1024
const PATIENCE_MS = 30_000

export type Scanner = { host: string; port: number }

/** The scanner named by `APPWRITE_ANTIVIRUS=host:port`, or null when files are not scanned. */
export function configuredScanner(): Scanner | null {
  const text = process.env.APPWRITE_ANTIVIRUS ?? ''
  if (text === '') return null
  const at = text.lastIndexOf(':')
  const port = Number(text.slice(at + 1))
  if (at <= 0 || !Number.isInteger(port) || port < 1) throw new Error('APPWRITE_ANTIVIRUS must be host:port.')
  return { host: text.slice(0, at), port }
}

/**
 * Sends bytes to a clamd daemon (INSTREAM: length-prefixed pieces, ended by a zero length).
 * Resolves to whether they are clean; rejects when the scanner cannot say, so that nothing unscanned is kept.
 */
export function isClean(scanner: Scanner, bytes: Buffer): Promise<boolean> {
  return new Promise((done, fail) => {
    const socket = connect(scanner.port, scanner.host)
    let answer = ''
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('The virus scanner did not answer.')))
    socket.on('error', fail)
    socket.on('data', (part: Buffer) => {
      answer += part.toString('utf8')
    })
    socket.on('close', () => {
      if (/\bOK\0?\s*$/.test(answer)) done(true)
      else if (/\bFOUND\0?\s*$/.test(answer)) done(false)
      else fail(new Error('The virus scanner gave no verdict.'))
    })
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE)
        const length = Buffer.alloc(4)
        length.writeUInt32BE(piece.length)
        socket.write(length)
        socket.write(piece)
      }
      socket.end(Buffer.alloc(4))
    })
  })
}
